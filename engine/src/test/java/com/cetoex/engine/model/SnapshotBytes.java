package com.cetoex.engine.model;

import com.cetoex.engine.Engine;
import com.cetoex.engine.SnapshotLoader;
import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.sbe.MessageHeaderDecoder;
import com.cetoex.protocol.sbe.SnapshotFooterDecoder;
import com.cetoex.protocol.sbe.SnapshotOrderDecoder;
import com.cetoex.reference.RestingOrder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** A snapshot as the bytes of its records. */
public record SnapshotBytes(List<byte[]> records) {
    /** Takes an engine's snapshot. */
    public static SnapshotBytes of(Engine engine) {
        List<byte[]> records = new ArrayList<>();
        engine.writeSnapshot(
                (buffer, offset, length) -> {
                    byte[] record = new byte[length];
                    buffer.getBytes(offset, record);
                    records.add(record);
                });
        return new SnapshotBytes(records);
    }

    /** Makes an engine of it. */
    public Engine load(EventBatchHandler eventHandler) {
        SnapshotLoader loader = new SnapshotLoader(eventHandler);
        for (byte[] record : records) {
            loader.onRecord(new UnsafeBuffer(record), 0, record.length);
        }
        return loader.engine();
    }

    /** The hash of the state that it holds. */
    public long stateHash() {
        UnsafeBuffer last = new UnsafeBuffer(records.getLast());
        return new SnapshotFooterDecoder()
                .wrapAndApplyHeader(last, 0, new MessageHeaderDecoder())
                .stateHash();
    }

    /** All resting orders: by instrument, bids before asks, in priority. */
    public List<RestingOrder> restingOrders() {
        List<RestingOrder> orders = new ArrayList<>();
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        for (byte[] record : records) {
            UnsafeBuffer buffer = new UnsafeBuffer(record);
            if (header.wrap(buffer, 0).templateId() == SnapshotOrderDecoder.TEMPLATE_ID) {
                SnapshotOrderDecoder order =
                        new SnapshotOrderDecoder().wrapAndApplyHeader(buffer, 0, header);
                orders.add(
                        new RestingOrder(
                                order.orderId(),
                                order.side(),
                                order.priceTicks(),
                                order.remainingLots(),
                                order.lockedUnits()));
            }
        }
        return orders;
    }
}
