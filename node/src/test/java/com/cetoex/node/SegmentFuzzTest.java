package com.cetoex.node;

import static io.aeron.protocol.DataHeaderFlyweight.HEADER_LENGTH;
import static io.aeron.protocol.HeaderFlyweight.CURRENT_VERSION;
import static io.aeron.protocol.HeaderFlyweight.HDR_TYPE_DATA;
import static io.aeron.protocol.HeaderFlyweight.HDR_TYPE_PAD;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.aeron.archive.checksum.Checksums;
import io.aeron.archive.client.AeronArchive;
import io.aeron.logbuffer.FrameDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as a file of a recording: its messages are read as they were written, or it is called
 * damaged; nothing else is thrown, and no length in it is trusted.
 *
 * <p>An input is a row of parts, each headed by one byte. Its two lowest bits say what follows:
 * less than 2, a frame with the flags of its two highest bits, one byte of length, and so many
 * bytes; 2, an offset in two bytes and a byte to write there in the end; 3, an offset and a frame's
 * length in four.
 */
final class SegmentFuzzTest {
    private static final int SEGMENT_LENGTH = 4096;
    private static final int TERM_LENGTH = 1024;
    private static final int MTU_LENGTH = 512;
    private static final int STREAM_ID = 100;
    private static final int FLAGS = 0xC0;

    private final UnsafeBuffer segment =
            new UnsafeBuffer(ByteBuffer.allocateDirect(SEGMENT_LENGTH));
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<Runnable> damages = new ArrayList<>();
    private boolean isEachWhole = true;
    private int end;

    static List<Path> kept() throws IOException {
        try (Stream<Path> inputs = Files.list(Path.of("src/test/resources/fuzz/segment"))) {
            return inputs.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void keptFilesAreReadOrCalledDamaged(Path input) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(input));
    }

    /** What the fuzzer calls, with bytes of its own. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Path folder = Files.createTempDirectory("segment");
        Path file = folder.resolve("0-0.rec");
        try {
            SegmentFuzzTest built = new SegmentFuzzTest();
            built.build(ByteBuffer.wrap(input));
            byte[] bytes = new byte[SEGMENT_LENGTH];
            built.segment.getBytes(0, bytes);
            Files.write(file, bytes);
            built.check(recording(folder));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    private static StoredRecording recording(Path folder) {
        return new StoredRecording(
                folder,
                0,
                0,
                AeronArchive.NULL_POSITION,
                0,
                SEGMENT_LENGTH,
                TERM_LENGTH,
                MTU_LENGTH,
                STREAM_ID,
                true,
                false);
    }

    private void build(ByteBuffer input) {
        while (input.remaining() > Short.BYTES) {
            int head = input.get();
            switch (head & 3) {
                case 2 -> damage(input.getShort(), input.remaining() > 0 ? input.get() : 0);
                case 3 -> {
                    if (input.remaining() >= Short.BYTES + Integer.BYTES) {
                        lengthen(input.getShort(), input.getInt());
                    }
                }
                default -> {
                    byte[] body =
                            new byte[Math.min(Byte.toUnsignedInt(input.get()), input.remaining())];
                    input.get(body);
                    add(body, (byte) (head & FLAGS));
                }
            }
        }
        damages.forEach(Runnable::run);
    }

    private void damage(int at, byte value) {
        int offset = at & (SEGMENT_LENGTH - 1);
        damages.add(() -> segment.putByte(offset, value));
    }

    private void lengthen(int at, int length) {
        int offset = at & (SEGMENT_LENGTH - 1) & -FrameDescriptor.FRAME_ALIGNMENT;
        damages.add(() -> segment.putInt(offset, length, LITTLE_ENDIAN));
    }

    private void add(byte[] body, byte flags) {
        int length = HEADER_LENGTH + body.length;
        int aligned = BitUtil.align(length, FrameDescriptor.FRAME_ALIGNMENT);
        int leftOfTerm = TERM_LENGTH - (end & (TERM_LENGTH - 1));
        if (aligned > leftOfTerm) {
            head(leftOfTerm, HDR_TYPE_PAD, FrameDescriptor.UNFRAGMENTED, 0);
            end += leftOfTerm;
        }
        if (end + aligned <= SEGMENT_LENGTH) {
            segment.putBytes(end + HEADER_LENGTH, body);
            int checksum =
                    Checksums.crc32c()
                            .compute(
                                    segment.addressOffset(),
                                    end + HEADER_LENGTH,
                                    aligned - HEADER_LENGTH);
            head(length, HDR_TYPE_DATA, flags, checksum);
            end += aligned;
            bodies.add(body);
            isEachWhole &= flags == FrameDescriptor.UNFRAGMENTED;
        }
    }

    /** As Aeron lays it out; the archive keeps the checksum where the session was. */
    private void head(int length, int type, byte flags, int checksum) {
        segment.putInt(end, length, LITTLE_ENDIAN);
        segment.putByte(end + 4, CURRENT_VERSION);
        segment.putByte(end + 5, flags);
        segment.putShort(end + 6, (short) type, LITTLE_ENDIAN);
        segment.putInt(end + 8, end & (TERM_LENGTH - 1), LITTLE_ENDIAN);
        segment.putInt(end + 12, checksum, LITTLE_ENDIAN);
        segment.putInt(end + 16, STREAM_ID, LITTLE_ENDIAN);
        segment.putInt(end + 20, end / TERM_LENGTH, LITTLE_ENDIAN);
    }

    private void check(StoredRecording recording) {
        boolean isPlain = damages.isEmpty() && isEachWhole;
        List<byte[]> read = new ArrayList<>();
        try (RecordingReader reader = new RecordingReader(recording, 0)) {
            while (reader.next()) {
                byte[] message = new byte[reader.length()];
                reader.buffer().getBytes(reader.offset(), message);
                read.add(message);
            }
            assertThat(reader.isTorn() && isPlain).isFalse();
        } catch (RecordingDamaged e) {
            assertThat(isPlain).as("%s", e).isFalse();
        }
        boolean isRead = !isPlain || Arrays.deepEquals(read.toArray(), bodies.toArray());
        assertThat(isRead).as("messages read as written").isTrue();
        readAsLog(recording);
    }

    private static void readAsLog(StoredRecording recording) {
        try (LogMessages log = new LogMessages(recording, 0)) {
            while (log.next()) {
                assertThat(log.length()).isNotNegative();
            }
        } catch (RecordingDamaged e) {
            assertThat(e).hasMessageContaining("expected");
        }
    }
}
