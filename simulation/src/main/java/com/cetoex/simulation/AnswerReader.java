package com.cetoex.simulation;

import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.FillReplayedDecoder;
import com.cetoex.protocol.sbe.OrderAcceptedDecoder;
import com.cetoex.protocol.sbe.OrderReplayedDecoder;
import com.cetoex.protocol.sbe.TradeExecutedDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/** Reads a client's answer out of the events of its command, as the endpoints do. One thread. */
final class AnswerReader {
    private final EventBatchReader batch = new EventBatchReader();
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final TradeExecutedDecoder trade = new TradeExecutedDecoder();
    private final OrderReplayedDecoder replayed = new OrderReplayedDecoder();
    private final FillReplayedDecoder fill = new FillReplayedDecoder();

    Answer.Applied read(List<byte[]> batches, int orders) {
        @Nullable FirstAnswer[] items = new FirstAnswer[orders];
        for (byte[] bytes : batches) {
            batch.wrap(new UnsafeBuffer(bytes), 0, bytes.length);
            while (batch.next()) {
                read(items);
            }
        }
        return new Answer.Applied(Arrays.asList(items));
    }

    private void read(@Nullable FirstAnswer[] items) {
        DirectBuffer buffer = batch.buffer();
        int offset = batch.bodyOffset();
        switch (batch.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> {
                accepted.wrap(buffer, offset, batch.blockLength(), batch.version());
                items[accepted.itemIndex()] = begun(accepted.orderId(), batch.timeMillis());
            }
            case OrderReplayedDecoder.TEMPLATE_ID -> {
                replayed.wrap(buffer, offset, batch.blockLength(), batch.version());
                items[replayed.itemIndex()] = begun(replayed.orderId(), replayed.acceptedMillis());
            }
            case TradeExecutedDecoder.TEMPLATE_ID -> {
                trade.wrap(buffer, offset, batch.blockLength(), batch.version());
                add(
                        items[trade.itemIndex()],
                        new FirstAnswer.Fill(
                                trade.tradeId(),
                                trade.priceTicks(),
                                trade.quantityLots(),
                                trade.takerFeeUnits()));
            }
            case FillReplayedDecoder.TEMPLATE_ID -> {
                fill.wrap(buffer, offset, batch.blockLength(), batch.version());
                add(
                        items[fill.itemIndex()],
                        new FirstAnswer.Fill(
                                fill.tradeId(),
                                fill.priceTicks(),
                                fill.quantityLots(),
                                fill.feeUnits()));
            }
            default -> {}
        }
    }

    private static FirstAnswer begun(long orderId, long acceptedMillis) {
        return new FirstAnswer(orderId, acceptedMillis, new ArrayList<>(2));
    }

    private static void add(@Nullable FirstAnswer item, FirstAnswer.Fill fill) {
        if (item == null) {
            throw new SimulationFailed("expected a fill of an order in the answer, was " + fill);
        }
        item.fills().add(fill);
    }
}
