package com.cetoex.engine.model;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cetoex.engine.Engine;
import com.cetoex.engine.SnapshotDamaged;
import com.cetoex.protocol.sbe.MessageHeaderDecoder;
import com.cetoex.protocol.sbe.SnapshotAssetDecoder;
import com.cetoex.protocol.sbe.SnapshotBalanceDecoder;
import com.cetoex.protocol.sbe.SnapshotOrderDecoder;
import com.cetoex.reference.Command;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The chapter on snapshots: whole or refused. */
class SnapshotTest {
    private static final long SEED = 42;
    private static final int COMMANDS = 90;
    private static final int EXTERNAL_UNITS = SnapshotAssetDecoder.externalUnitsEncodingOffset();
    private static final int TOTAL_UNITS = SnapshotBalanceDecoder.totalUnitsEncodingOffset();
    private static final int LOCKED_UNITS = SnapshotBalanceDecoder.lockedUnitsEncodingOffset();
    private static final int ORDER_UNITS = SnapshotOrderDecoder.lockedUnitsEncodingOffset();

    @Test
    void anEmptyExchangeIsASnapshotToo() {
        SnapshotBytes snapshot = new EngineVenue().snapshot();

        assertThat(taken(load(snapshot))).isEqualTo(taken(snapshot));
    }

    @Test
    void aRestoredEngineWritesTheSameSnapshotAgain() {
        SnapshotBytes snapshot = snapshot();

        assertThat(snapshot.restingOrders()).isNotEmpty();
        assertThat(taken(load(snapshot))).isEqualTo(taken(snapshot));
    }

    @Test
    void anyFlippedBitIsRefused() {
        SnapshotBytes snapshot = snapshot();
        int bit = 0;
        for (int record = 0; record < snapshot.records().size(); record++) {
            for (int offset = 0; offset < snapshot.records().get(record).length; offset++) {
                bit = (bit + 3) % Byte.SIZE;
                assertRefused(
                        flipped(snapshot, record, offset, bit),
                        "bit %d of byte %d of record %d".formatted(bit, offset, record));
            }
        }
    }

    @Test
    void aMissingRecordIsRefused() {
        SnapshotBytes snapshot = snapshot();
        for (int record = 0; record < snapshot.records().size(); record++) {
            List<byte[]> records = new ArrayList<>(snapshot.records());
            records.remove(record);
            assertRefused(new SnapshotBytes(records), "without record " + record);
        }
    }

    @Test
    void aRepeatedOrMisplacedRecordIsRefused() {
        SnapshotBytes snapshot = snapshot();
        for (int record = 1; record < snapshot.records().size(); record++) {
            List<byte[]> repeated = new ArrayList<>(snapshot.records());
            repeated.add(record, snapshot.records().get(record));
            assertRefused(new SnapshotBytes(repeated), "record %d twice".formatted(record));
            List<byte[]> swapped = new ArrayList<>(snapshot.records());
            Collections.swap(swapped, record - 1, record);
            assertRefused(new SnapshotBytes(swapped), "record %d too early".formatted(record));
        }
    }

    @Test
    void moneyFromNowhereIsRefusedThoughTheHashIsRight() {
        assertRefused(enriched(SnapshotAssetDecoder.TEMPLATE_ID, EXTERNAL_UNITS), "an asset");
        assertRefused(enriched(SnapshotBalanceDecoder.TEMPLATE_ID, TOTAL_UNITS), "a balance");
        assertRefused(enriched(SnapshotBalanceDecoder.TEMPLATE_ID, LOCKED_UNITS), "a lock");
        assertRefused(enriched(SnapshotOrderDecoder.TEMPLATE_ID, ORDER_UNITS), "an order's lock");
    }

    /** One unit more in a field of the first such record, and a footer that fits. */
    private static SnapshotBytes enriched(int templateId, int fieldOffset) {
        List<byte[]> records = new ArrayList<>(snapshot().records());
        records.removeLast();
        for (int i = 0; i < records.size(); i++) {
            UnsafeBuffer record = new UnsafeBuffer(records.get(i).clone());
            if (new MessageHeaderDecoder().wrap(record, 0).templateId() == templateId) {
                int offset = MessageHeaderDecoder.ENCODED_LENGTH + fieldOffset;
                record.putLong(offset, record.getLong(offset, LITTLE_ENDIAN) + 1, LITTLE_ENDIAN);
                records.set(i, record.byteArray());
                break;
            }
        }
        records.add(SnapshotFuzzTest.footer(records));
        return new SnapshotBytes(records);
    }

    private static SnapshotBytes snapshot() {
        CommandStream stream = new CommandStream(SEED);
        EngineVenue engine = new EngineVenue();
        for (int i = 0; i < COMMANDS; i++) {
            Command command = stream.next();
            engine.apply(stream.timeMillis(), command);
        }
        return engine.snapshot();
    }

    private static SnapshotBytes flipped(SnapshotBytes snapshot, int record, int offset, int bit) {
        List<byte[]> records = new ArrayList<>(snapshot.records());
        byte[] damaged = records.get(record).clone();
        damaged[offset] ^= (byte) (1 << bit);
        records.set(record, damaged);
        return new SnapshotBytes(records);
    }

    private static void assertRefused(SnapshotBytes snapshot, String damage) {
        assertThatExceptionOfType(SnapshotDamaged.class)
                .as(damage)
                .isThrownBy(() -> load(snapshot));
    }

    private static SnapshotBytes load(SnapshotBytes snapshot) {
        Engine engine = snapshot.load((buffer, offset, length) -> {});
        return SnapshotBytes.of(engine);
    }

    private static List<List<Byte>> taken(SnapshotBytes snapshot) {
        List<List<Byte>> records = new ArrayList<>();
        for (byte[] record : snapshot.records()) {
            List<Byte> bytes = new ArrayList<>();
            for (byte octet : record) {
                bytes.add(octet);
            }
            records.add(bytes);
        }
        return records;
    }
}
