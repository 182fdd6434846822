package com.cetoex.gateway.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.gateway.json.JsonBody.Malformed;
import com.cetoex.gateway.json.JsonBody.Wellformed;
import com.cetoex.gateway.json.JsonValue.JsonNumber;
import com.cetoex.gateway.json.JsonValue.JsonObject;
import com.cetoex.gateway.json.JsonValue.JsonText;
import java.nio.charset.Charset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is one JSON object, strictly, or none (contract, order of checks). */
final class JsonBodyTest {
    private static JsonBody parse(byte[] bytes) {
        return JsonBody.parse(bytes, bytes.length);
    }

    private static JsonBody parse(String body) {
        return parse(body.getBytes(UTF_8));
    }

    private static JsonObject object(String body) {
        assertThat(parse(body)).as(body).isInstanceOf(Wellformed.class);
        return ((Wellformed) parse(body)).object();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "1",
                "\"x\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{}}",
                "{}{}",
                "{} x",
                "{}\u0000",
                "{},",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":1 \"b\":2}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":'x'}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":5.}",
                "{\"a\":1e}",
                "{\"a\":1e+}",
                "{\"a\":0x1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":-Infinity}",
                "{\"a\":-}",
                "{\"a\":1_000}",
                "{\"a\":tru}",
                "{\"a\":True}",
                "{\"a\":undefined}",
                "{\"a\":[1,]}",
                "{\"a\":[1}",
                "{\"a\":\"x}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"a\":\"\\ud800x\"}",
                "{\"\\ud800\":1}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\u0001\"}",
                "// c\n{}",
                "/* c */{}",
                "{}#c",
                "\u00a0{}",
                "\u000b{}",
                "\ufeff{}",
                "{\"a\":\u00a01}",
                "{\"a\":1}\u0000",
                "{\"a\":1}]",
            })
    void whatIsNoObjectIsRefused(String body) {
        assertThat(parse(body)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " \t\r\n{ } \r\n",
                "{\"a\":1}",
                "{\"\":\"\"}",
                "{\"a\":\"\\ud83d\\ude00\"}",
                "{\"a\":\"\u00e9\u20ac\uD83D\uDE00\"}",
                "{\"a\":-0.0e-0}",
                "{\"a\":[[],{}]}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\u007f\"}",
            })
    void objectIsTaken(String body) {
        assertThat(parse(body)).isInstanceOf(Wellformed.class);
    }

    @Test
    void otherCharacterSetsAreRefused() {
        for (Charset charset : new Charset[] {UTF_16LE, UTF_16BE, Charset.forName("UTF-32")}) {
            assertThat(parse("{\"a\":1}".getBytes(charset))).isInstanceOf(Malformed.class);
        }
        assertThat(parse("{\"a\":\"\u00e9\"}".getBytes(ISO_8859_1))).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00c0\u00af",
                "\u00c1\u0081",
                "\u00e0\u0080\u0080",
                "\u00ed\u00a0\u0080",
                "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080",
                "\u00f0\u0080\u0080\u0080",
                "\u00f4\u0090\u0080\u0080",
                "\u00f8\u0088\u0080\u0080\u0080",
                "\u0080",
                "\u00c3",
                "\u00e2\u0082",
                "\u00ff",
                "\u00fe"
            })
    void invalidUtf8IsRefused(String bytes) {
        byte[] body = ("{\"a\":\"" + bytes + "\"}").getBytes(ISO_8859_1);

        assertThat(parse(body)).isInstanceOf(Malformed.class);
    }

    @Test
    void outermostObjectIsLevel1AndLevel8IsTheDeepest() {
        assertThat(parse(nested(8))).isInstanceOf(Wellformed.class);
        assertThat(parse(nested(9))).isInstanceOf(Malformed.class);
        assertThat(parse("{\"a\":" + "[".repeat(7) + "]".repeat(7) + "}"))
                .isInstanceOf(Wellformed.class);
        assertThat(parse("{\"a\":" + "[".repeat(8) + "]".repeat(8) + "}"))
                .isInstanceOf(Malformed.class);
        assertThat(parse("{\"a\":" + "[".repeat(60_000))).isInstanceOf(Malformed.class);
        assertThat(parse("{\"a\":".repeat(10_000))).isInstanceOf(Malformed.class);
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"b\":2,\"\\u0061\":3}",
                "{\"\\u0061\":1,\"a\":3}",
                "{\"b\":{\"a\":1,\"a\":2}}",
                "{\"b\":[[{\"a\":1,\"a\":2}]]}",
                "{\"c\":[1,{\"b\":{\"a\":null,\"a\":null}}]}",
            })
    void nameThatAppearsTwiceInOneObjectIsTold(String body) {
        assertThat(JsonValue.duplicateNameIn(object(body))).isEqualTo("a");
    }

    @Test
    void sameNameInTwoObjectsIsNoDuplicate() {
        JsonObject object = object("{\"a\":{\"a\":[{\"a\":1},{\"a\":2}]},\"A\":1}");

        assertThat(JsonValue.duplicateNameIn(object)).isNull();
    }

    @Test
    void duplicateAmongManyNamesIsFound() {
        StringBuilder body = new StringBuilder("{");
        for (int i = 0; i < 5_000; i++) {
            body.append("\"n").append(i).append("\":1,");
        }
        assertThat(object(body + "\"m\":1}").duplicateName()).isNull();
        assertThat(object(body + "\"n77\":1}").duplicateName()).isEqualTo("n77");
    }

    @Test
    void numbersKeepTheirTextHoweverLong() {
        String digits = "1".repeat(60_000);

        assertThat(object("{\"a\":" + digits + "}").get("a")).isEqualTo(new JsonNumber(digits));
        assertThat(object("{\"a\":1e999999999}").get("a")).isEqualTo(new JsonNumber("1e999999999"));
        assertThat(object("{\"a\":-0.10E+2}").get("a")).isEqualTo(new JsonNumber("-0.10E+2"));
    }

    @Test
    void textIsDecoded() {
        assertThat(object("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u20ac\"}").get("a"))
                .isEqualTo(new JsonText("\"\\/\b\f\n\r\t\u20ac"));
    }

    @Test
    void onlyTheGivenLengthIsRead() {
        byte[] bytes = "{\"a\":1}garbage".getBytes(UTF_8);

        assertThat(JsonBody.parse(bytes, 7)).isInstanceOf(Wellformed.class);
    }

    @Test
    void noBytesMakeItThrow() {
        Random random = new Random(42);
        byte[] valid =
                "{\"orders\":[{\"symbol\":\"BTC\",\"amount\":0.1,\"x\":[null,true]}]}"
                        .getBytes(UTF_8);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = valid.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            JsonBody body = JsonBody.parse(bytes, 1 + random.nextInt(bytes.length));
            assertThat(body).isNotNull();
        }
    }
}
