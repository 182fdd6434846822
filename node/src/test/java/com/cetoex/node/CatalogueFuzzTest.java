package com.cetoex.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as the catalogue of an archive: it tells recordings that can be, or is refused, in a
 * time that its length bounds.
 */
final class CatalogueFuzzTest {
    static List<Path> kept() throws IOException {
        try (Stream<Path> inputs = Files.list(Path.of("src/test/resources/fuzz/catalogue"))) {
            return inputs.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void keptCataloguesTellWhatCanBeOrAreRefused(Path input) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(input));
    }

    /** What the fuzzer calls, with bytes of its own. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Path folder = Files.createTempDirectory("catalogue");
        Path file = folder.resolve("archive.catalog");
        try {
            Files.write(file, input);
            for (StoredRecording recording : StoredRecording.list(folder)) {
                assertThat(recording.segmentLength()).isPositive();
                assertThat(recording.segments()).isEmpty();
                assertThat(recording.startPosition()).isNotNegative();
            }
        } catch (NodeRefused e) {
            assertThat(e).hasMessageContaining("archive.catalog");
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }
}
