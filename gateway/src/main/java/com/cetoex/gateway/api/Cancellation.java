package com.cetoex.gateway.api;

import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.CancelRefusedDecoder;
import com.cetoex.protocol.sbe.OrderCancelledDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What became of one id of a cancel, as the command's events tell.
 *
 * @param isCancelled whether the order was open and is cancelled now
 * @param orderId the order; 0 when the client order id named none
 * @param instrumentId its instrument, when it was cancelled
 * @param remainingLots what was cancelled of it
 * @param timeMillis when
 */
record Cancellation(
        boolean isCancelled, long orderId, int instrumentId, long remainingLots, long timeMillis) {

    /** What became of the ids of a command, by their place in the request. */
    static Optional<Cancellation>[] read(List<byte[]> batches, int items) {
        Adapter adapter = new Adapter(items);
        batches.forEach(adapter::readBatch);
        return adapter.cancellations;
    }

    /** What became of the only id of a command. */
    static Cancellation readOnly(List<byte[]> batches) {
        return read(batches, 1)[0].orElseThrow(
                () -> new IllegalStateException("expected an event of the cancel, was none"));
    }

    private static final class Adapter {
        private final EventBatchReader batch = new EventBatchReader();
        private final OrderCancelledDecoder cancelled = new OrderCancelledDecoder();
        private final CancelRefusedDecoder refused = new CancelRefusedDecoder();
        private final Optional<Cancellation>[] cancellations;

        @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types.
        Adapter(int items) {
            cancellations = new Optional[items];
            Arrays.fill(cancellations, Optional.empty());
        }

        void readBatch(byte[] bytes) {
            batch.wrap(new UnsafeBuffer(bytes), 0, bytes.length);
            while (batch.next()) {
                if (batch.templateId() == OrderCancelledDecoder.TEMPLATE_ID) {
                    onCancelled();
                } else if (batch.templateId() == CancelRefusedDecoder.TEMPLATE_ID) {
                    onRefused();
                }
            }
        }

        private void onCancelled() {
            cancelled.wrap(
                    batch.buffer(), batch.bodyOffset(), batch.blockLength(), batch.version());
            cancellations[cancelled.itemIndex()] =
                    Optional.of(
                            new Cancellation(
                                    true,
                                    cancelled.orderId(),
                                    cancelled.instrumentId(),
                                    cancelled.remainingLots(),
                                    batch.timeMillis()));
        }

        private void onRefused() {
            refused.wrap(batch.buffer(), batch.bodyOffset(), batch.blockLength(), batch.version());
            cancellations[refused.itemIndex()] =
                    Optional.of(new Cancellation(false, refused.orderId(), 0, 0, 0));
        }
    }
}
