package com.cetoex.simulation;

import com.cetoex.engine.Engine;
import com.cetoex.engine.SnapshotLoader;
import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.sbe.MessageHeaderDecoder;
import com.cetoex.protocol.sbe.SnapshotFooterDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** A snapshot kept in memory; none is the beginning of all. */
final class Snapshot {
    private final List<byte[]> records = new ArrayList<>();

    /** The snapshot before any command. */
    static Snapshot none() {
        return new Snapshot();
    }

    static Snapshot of(Engine engine) {
        Snapshot snapshot = new Snapshot();
        engine.writeSnapshot(
                (buffer, offset, length) -> {
                    byte[] record = new byte[length];
                    buffer.getBytes(offset, record);
                    snapshot.records.add(record);
                });
        return snapshot;
    }

    Engine load(EventBatchHandler events) {
        if (records.isEmpty()) {
            return new Engine(events);
        }
        SnapshotLoader loader = new SnapshotLoader(events);
        for (byte[] record : records) {
            loader.onRecord(new UnsafeBuffer(record), 0, record.length);
        }
        return loader.engine();
    }

    /** The hash of all that a snapshot of now would hold, as its footer tells it. */
    static long hashOf(Engine engine) {
        long[] hash = new long[1];
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        SnapshotFooterDecoder footer = new SnapshotFooterDecoder();
        engine.writeSnapshot(
                (buffer, offset, length) -> {
                    header.wrap(buffer, offset);
                    if (header.templateId() == SnapshotFooterDecoder.TEMPLATE_ID) {
                        footer.wrapAndApplyHeader(buffer, offset, header);
                        hash[0] = footer.stateHash();
                    }
                });
        return hash[0];
    }
}
