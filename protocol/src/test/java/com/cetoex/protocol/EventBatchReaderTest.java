package com.cetoex.protocol;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cetoex.protocol.sbe.BatchContent;
import com.cetoex.protocol.sbe.HeartbeatPassedEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chapter: what is read of a batch, and that bytes which are none are called so. */
final class EventBatchReaderTest {
    private static final int ENTRY_LENGTH =
            MessageHeaderEncoder.ENCODED_LENGTH + HeartbeatPassedEncoder.BLOCK_LENGTH;
    private static final int FIRST_ENTRY = EventBatchWriter.HEAD_LENGTH;

    private final EventBatchReader reader = new EventBatchReader();

    @Test
    void entriesAreReadInTheirOrder() {
        UnsafeBuffer bytes = batch(BatchContent.EVENTS);
        reader.wrap(bytes, 0, bytes.capacity()).requireEvents();
        List<Long> sequences = new ArrayList<>();
        while (reader.next()) {
            assertThat(reader.templateId()).isEqualTo(HeartbeatPassedEncoder.TEMPLATE_ID);
            assertThat(reader.entryLength()).isEqualTo(ENTRY_LENGTH);
            sequences.add(reader.sequence());
        }
        assertThat(sequences).containsExactly(8L, 9L, 10L);
    }

    @Test
    void batchIsReadWhereItStandsAmongOtherBytes() {
        UnsafeBuffer bytes = batch(BatchContent.EVENTS);
        UnsafeBuffer among = new UnsafeBuffer(new byte[bytes.capacity() + 64]);
        among.setMemory(0, among.capacity(), (byte) -1);
        among.putBytes(32, bytes, 0, bytes.capacity());
        reader.wrap(among, 32, bytes.capacity()).requireEvents();
        assertThat(reader.lastSequence()).isEqualTo(10);
    }

    /** The offset, how many bytes, what is put there, and what is said of it. */
    @ParameterizedTest
    @CsvSource({
        "0, 2, 8, length of a block",
        "0, 2, 60000, length of a batch",
        "2, 2, 101, template",
        "4, 2, 7, schema",
        "6, 2, 999, version",
        "52, 4, -1, number of entries",
        "48, 4, -1, first index",
        "56, 1, 2, end",
        "57, 1, 77, content",
    })
    void headThatIsNoneOfABatchIsCalledSo(int offset, int length, int value, String message) {
        UnsafeBuffer bytes = batch(BatchContent.EVENTS);
        put(bytes, offset, length, value);
        assertThatThrownBy(() -> reader.wrap(bytes, 0, bytes.capacity()))
                .isInstanceOf(BatchDamaged.class)
                .hasMessageContaining(message);
    }

    /** As above, from the first entry on. */
    @ParameterizedTest
    @CsvSource({
        "0, 4, -1, length of an entry",
        "0, 4, 7, length of an entry",
        "0, 4, 2147483647, length of an entry",
        "4, 2, 60000, length of an entry",
        "8, 2, 7, schema",
        "10, 2, 999, version",
    })
    void entryThatIsNoneIsCalledSo(int offset, int length, int value, String message) {
        UnsafeBuffer bytes = batch(BatchContent.EVENTS);
        put(bytes, FIRST_ENTRY + offset, length, value);
        reader.wrap(bytes, 0, bytes.capacity());
        assertThatThrownBy(reader::next)
                .isInstanceOf(BatchDamaged.class)
                .hasMessageContaining(message);
    }

    @Test
    void imageAmongTheEventsIsCalledDamaged() {
        UnsafeBuffer bytes = batch(BatchContent.IMAGE);
        reader.wrap(bytes, 0, bytes.capacity());
        assertThatThrownBy(reader::requireEvents)
                .isInstanceOf(BatchDamaged.class)
                .hasMessageContaining("content");
    }

    @Test
    void bytesBehindTheLastEntryAreCalledDamaged() {
        UnsafeBuffer bytes = batch(BatchContent.EVENTS);
        put(bytes, 52, Integer.BYTES, 2);
        reader.wrap(bytes, 0, bytes.capacity());
        assertThatThrownBy(reader::requireEvents)
                .isInstanceOf(BatchDamaged.class)
                .hasMessageContaining("length of a batch");
    }

    /** At every length, within bytes that would make the batch whole. */
    @Test
    void batchThatIsCutIsCalledDamaged() {
        UnsafeBuffer bytes = batch(BatchContent.EVENTS);
        for (int length = 0; length < bytes.capacity(); length++) {
            int cut = length;
            assertThatThrownBy(() -> reader.wrap(bytes, 0, cut).requireEvents())
                    .as("%d bytes", cut)
                    .isInstanceOf(BatchDamaged.class);
        }
    }

    @Test
    void whateverStandsInABatchItIsReadOrCalledDamaged() {
        SplittableRandom random = new SplittableRandom(1);
        byte[] whole = batch(BatchContent.EVENTS).byteArray();
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int change = random.nextInt(4); change > 0 && bytes.length > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            readOrCallDamaged(new UnsafeBuffer(bytes));
        }
    }

    private void readOrCallDamaged(UnsafeBuffer bytes) {
        try {
            reader.wrap(bytes, 0, bytes.capacity()).requireEvents();
            assertThat(reader.isImage()).isFalse();
            while (reader.next()) {
                assertThat(reader.bodyOffset() + reader.blockLength())
                        .isLessThanOrEqualTo(bytes.capacity());
            }
        } catch (BatchDamaged e) {
            assertThat(e).hasMessageStartingWith("no batch of events: expected");
        }
    }

    private static void put(UnsafeBuffer bytes, int offset, int length, int value) {
        switch (length) {
            case Byte.BYTES -> bytes.putByte(offset, (byte) value);
            case Short.BYTES -> bytes.putShort(offset, (short) value, LITTLE_ENDIAN);
            default -> bytes.putInt(offset, value, LITTLE_ENDIAN);
        }
    }

    /** Three heartbeats of one command, the first of them event 8. */
    private static UnsafeBuffer batch(BatchContent content) {
        List<byte[]> batches = new ArrayList<>();
        EventBatchWriter writer =
                new EventBatchWriter(
                        (buffer, offset, length) -> {
                            byte[] bytes = new byte[length];
                            buffer.getBytes(offset, bytes);
                            batches.add(bytes);
                        });
        writer.lastSequence(7);
        writer.begin(4096, 1_000, 1, 2, content);
        for (int i = 0; i < 3; i++) {
            new HeartbeatPassedEncoder()
                    .wrapAndApplyHeader(
                            writer.buffer(), writer.claim(ENTRY_LENGTH), new MessageHeaderEncoder())
                    .bootstrapSteps(i);
        }
        writer.end();
        assertThat(batches).hasSize(1);
        return new UnsafeBuffer(batches.getFirst());
    }
}
