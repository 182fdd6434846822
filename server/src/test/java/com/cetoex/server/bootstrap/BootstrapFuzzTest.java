package com.cetoex.server.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Any bytes as a bootstrap file: it is refused in a sentence, or every number of it came out as it
 * was written.
 */
final class BootstrapFuzzTest {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    static List<Path> kept() throws IOException {
        try (Stream<Path> inputs = Files.list(Path.of("src/test/resources/fuzz/bootstrap"))) {
            return inputs.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void keptFilesAreReadExactlyOrRefused(Path input) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(input));
    }

    /** What the fuzzer calls, with bytes of its own. */
    public static void fuzzerTestOneInput(byte[] input) {
        BootstrapFile file;
        try {
            file = BootstrapReader.read(input);
        } catch (BootstrapFault e) {
            assertThat(e).hasMessageMatching("(?s)The bootstrap file is .*");
            return;
        }
        check(file, MAPPER.readTree(new String(input, UTF_8).replaceFirst("^\uFEFF", "")));
    }

    private static void check(BootstrapFile file, JsonNode root) {
        Map<String, Integer> decimals = new HashMap<>();
        file.assets().forEach(asset -> decimals.put(asset.name(), asset.decimals()));
        for (int i = 0; i < file.markets().size(); i++) {
            BootstrapFile.Market market = file.markets().get(i);
            JsonNode written = root.path("markets").path(i);
            equal(written, "tick_size", value(market.tickSize()));
            equal(written, "lot_size", value(market.lotSize()));
            if (written.has("min_notional")) {
                equal(
                        written,
                        "min_notional",
                        BigDecimal.valueOf(
                                market.minNotionalUnits(), decimals.get(market.quote())));
            }
        }
        for (int i = 0; i < file.investors().size(); i++) {
            JsonNode balances = root.path("investors").path(i).path("balances");
            for (BootstrapFile.Balance balance : file.investors().get(i).balances()) {
                equal(
                        balances,
                        balance.asset(),
                        BigDecimal.valueOf(balance.units(), decimals.get(balance.asset())));
            }
        }
    }

    private static BigDecimal value(BootstrapFile.ScaledNumber number) {
        return BigDecimal.valueOf(number.mantissa(), number.scale());
    }

    private static void equal(JsonNode object, String field, BigDecimal read) {
        assertThat(read)
                .as(field)
                .isEqualByComparingTo(new BigDecimal(object.path(field).asString()));
    }
}
