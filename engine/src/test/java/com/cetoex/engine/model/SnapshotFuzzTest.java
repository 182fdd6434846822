package com.cetoex.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.engine.SnapshotDamaged;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.SnapshotFooterEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any records as a snapshot, as they are and behind a footer that vouches for them: it is refused
 * as damaged, or the engine made of it writes exactly these records again.
 */
final class SnapshotFuzzTest {
    private static final int COUNT_SHIFT = 32;

    static List<Path> kept() throws IOException {
        try (Stream<Path> inputs = Files.list(Path.of("src/test/resources/fuzz/snapshot"))) {
            return inputs.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void keptSnapshotsAreRefusedOrWrittenAgain(Path input) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(input));
    }

    /** What the fuzzer calls, with bytes of its own. */
    public static void fuzzerTestOneInput(byte[] input) {
        List<byte[]> records = Chunks.of(input);
        load(records);
        List<byte[]> vouchedFor = new ArrayList<>(records);
        vouchedFor.add(footer(records));
        load(vouchedFor);
    }

    private static void load(List<byte[]> records) {
        List<byte[]> written;
        try {
            written =
                    SnapshotBytes.of(
                                    new SnapshotBytes(records).load((buffer, offset, length) -> {}))
                            .records();
        } catch (SnapshotDamaged damage) {
            return;
        }
        assertThat(Chunks.join(written)).isEqualTo(Chunks.join(records));
    }

    /** The footer that proves records to be what was written. */
    static byte[] footer(List<byte[]> records) {
        CRC32C crc = new CRC32C();
        records.forEach(crc::update);
        byte[] footer =
                new byte[MessageHeaderEncoder.ENCODED_LENGTH + SnapshotFooterEncoder.BLOCK_LENGTH];
        new SnapshotFooterEncoder()
                .wrapAndApplyHeader(new UnsafeBuffer(footer), 0, new MessageHeaderEncoder())
                .recordCount(records.size())
                .stateHash((long) records.size() << COUNT_SHIFT | crc.getValue());
        return footer;
    }
}
