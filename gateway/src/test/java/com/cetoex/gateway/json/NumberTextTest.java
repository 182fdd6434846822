package com.cetoex.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.gateway.json.JsonValue.JsonNumber;
import com.cetoex.gateway.json.JsonValue.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values are numbers (contract, values). */
final class NumberTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0", "-0", "1", "-1", "10", "1.5", "0.5", "1e5", "1E+5", "1.5e-10", "-0.0e0"
            })
    void stringThatHoldsExactlyAJsonNumberIsADecimal(String text) {
        assertThat(NumberText.decimalIn(new JsonText(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+1",
                "01",
                "-01",
                "00",
                "1.",
                ".5",
                "1e",
                "1e+",
                "e5",
                "1 ",
                " 1",
                "1\n",
                "0x1",
                "1_0",
                "1,0",
                "NaN",
                "Infinity",
                "1.5.5",
                "1e5e5",
                "1e5.5",
                "١",
                "１",
                "null",
                "1f",
                "1d",
                "--1"
            })
    void otherStringIsNone(String text) {
        assertThat(NumberText.decimalIn(new JsonText(text))).isNull();
    }

    @Test
    void valuesThatAreNeitherNumberNorStringAreNoDecimals() {
        assertThat(NumberText.decimalIn(JsonValue.NULL)).isNull();
        assertThat(NumberText.decimalIn(new JsonValue.JsonFlag(true))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-1", "9223372036854775807", "-9223372036854775808"})
    void integerIsTakenWithin64Bits(String text) {
        assertThat(NumberText.integerIn(new JsonNumber(text))).hasValue(Long.parseLong(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0",
                "1e0",
                "1E1",
                "9223372036854775808",
                "-9223372036854775809",
                "18446744073709551617",
                "100000000000000000000"
            })
    void fractionExponentAndWhatDoesNotFitAreNoIntegers(String text) {
        assertThat(NumberText.integerIn(new JsonNumber(text))).isEmpty();
    }

    @Test
    void stringIsNoInteger() {
        assertThat(NumberText.integerIn(new JsonText("1"))).isEmpty();
    }
}
