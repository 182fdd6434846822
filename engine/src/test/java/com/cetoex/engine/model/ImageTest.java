package com.cetoex.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.MessageHeaderDecoder;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.protocol.sbe.SnapshotClientOrderDecoder;
import com.cetoex.protocol.sbe.SnapshotFillDecoder;
import com.cetoex.protocol.sbe.SnapshotOrderDecoder;
import com.cetoex.reference.Command;
import com.cetoex.reference.Command.ApiKey;
import com.cetoex.reference.Command.Limits;
import com.cetoex.reference.Command.OrderItem;
import com.cetoex.reference.Fact;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The chapter on the image: what a projection begins with is what a snapshot holds. */
class ImageTest {
    private static final long FIRST_MILLIS = 1_700_000_000_000L;
    private static final long LATER_MILLIS = FIRST_MILLIS + 1_234;
    private static final long SELLER = 7;
    private static final long BUYER = 8;

    private final EngineVenue engine = new EngineVenue();

    @Test
    void anImageHoldsAllRecordsButTheRememberedClientOrderIds() {
        trade();
        List<byte[]> expected = new ArrayList<>(engine.snapshot().records());
        expected.removeIf(ImageTest::isRememberedClientOrder);

        assertThat(expected).hasSizeLessThan(engine.snapshot().records().size());
        assertThat(Chunks.join(image())).isEqualTo(Chunks.join(expected));
    }

    @Test
    void theEngineTellsHowFarItIs() {
        trade();

        assertThat(engine.engine().openOrderCount()).isEqualTo(2);
        assertThat(engine.engine().logPosition()).isPositive();
        assertThat(engine.engine().lastSequence())
                .isGreaterThan(engine.snapshot().records().size());
        assertThat(new EngineVenue().engine().lastSequence()).isZero();
    }

    @Test
    void anOrderTellsWhatIsLeftOfItAndWhenItWasAcceptedAndChanged() {
        trade();
        List<SnapshotOrderDecoder> orders = orders();

        SnapshotOrderDecoder touched = orders.getFirst();
        assertThat(touched.orderId()).isEqualTo(1);
        assertThat(touched.quantityLots()).isEqualTo(5);
        assertThat(touched.remainingLots()).isEqualTo(3);
        assertThat(touched.cumulativeUnits()).isEqualTo(200);
        assertThat(touched.acceptedMillis()).isEqualTo(FIRST_MILLIS);
        assertThat(touched.updatedMillis()).isEqualTo(LATER_MILLIS);
        assertThat(touched.clientOrderId()).isEqualTo("a");
        SnapshotOrderDecoder untouched = orders.getLast();
        assertThat(untouched.orderId()).isEqualTo(2);
        assertThat(untouched.acceptedMillis()).isEqualTo(FIRST_MILLIS);
        assertThat(untouched.updatedMillis()).isEqualTo(FIRST_MILLIS);
        assertThat(untouched.clientOrderId()).isEmpty();
    }

    /** Two orders to sell, and later one that buys a part of the first. */
    private void trade() {
        ApiKey key = ApiKey.numbered(1);
        apply(FIRST_MILLIS, new Command.ListAsset(0, "USDT", 0));
        apply(FIRST_MILLIS, new Command.ListAsset(0, "BTC", 0));
        apply(
                FIRST_MILLIS,
                new Command.ListInstrument(0, "BTC", "BTC", "USDT", 1, 0, 1, 0, 0, 0, 0, 0, 0));
        apply(FIRST_MILLIS, new Command.RegisterInvestor(0, SELLER, Limits.DEFAULT, key));
        apply(FIRST_MILLIS, new Command.RegisterInvestor(0, BUYER, Limits.DEFAULT, key));
        apply(FIRST_MILLIS, new Command.Transfer(0, SELLER, "BTC", 100));
        apply(FIRST_MILLIS, new Command.Transfer(0, BUYER, "USDT", 10_000));
        apply(FIRST_MILLIS, new Command.PlaceOrder(SELLER, order(Side.SELL, 5, "a")));
        apply(FIRST_MILLIS, new Command.PlaceOrder(SELLER, order(Side.SELL, 5, "")));
        apply(LATER_MILLIS, new Command.PlaceOrder(BUYER, order(Side.BUY, 2, "b")));
    }

    private void apply(long timeMillis, Command command) {
        assertThat(engine.apply(timeMillis, command))
                .noneMatch(Fact.OperatorCommandRefused.class::isInstance)
                .noneMatch(Fact.OrderRefused.class::isInstance);
    }

    private static OrderItem order(Side side, long lots, String clientOrderId) {
        return new OrderItem(
                0, 0, side, OrderType.LIMIT, 100, lots, RefusalReason.NONE, clientOrderId);
    }

    private List<byte[]> image() {
        List<byte[]> records = new ArrayList<>();
        EventBatchReader batch = new EventBatchReader();
        engine.engine()
                .writeImage(
                        (buffer, offset, length) -> {
                            batch.wrap(buffer, offset, length);
                            assertThat(batch.isImage()).isTrue();
                            assertThat(batch.firstSequence())
                                    .isEqualTo(engine.engine().lastSequence() + 1);
                            while (batch.next()) {
                                byte[] record = new byte[batch.entryLength()];
                                batch.buffer().getBytes(batch.entryOffset(), record);
                                records.add(record);
                            }
                        });
        assertThat(batch.isLast()).isTrue();
        return records;
    }

    private List<SnapshotOrderDecoder> orders() {
        List<SnapshotOrderDecoder> orders = new ArrayList<>();
        for (byte[] record : image()) {
            if (templateId(record) == SnapshotOrderDecoder.TEMPLATE_ID) {
                orders.add(
                        new SnapshotOrderDecoder()
                                .wrapAndApplyHeader(
                                        new UnsafeBuffer(record), 0, new MessageHeaderDecoder()));
            }
        }
        return orders;
    }

    private static boolean isRememberedClientOrder(byte[] record) {
        int templateId = templateId(record);
        return templateId == SnapshotClientOrderDecoder.TEMPLATE_ID
                || templateId == SnapshotFillDecoder.TEMPLATE_ID;
    }

    private static int templateId(byte[] record) {
        return new MessageHeaderDecoder().wrap(new UnsafeBuffer(record), 0).templateId();
    }
}
