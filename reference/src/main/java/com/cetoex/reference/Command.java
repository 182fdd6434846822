package com.cetoex.reference;

import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import java.util.List;

/** What can be asked of the exchange, as values that tests write down and print. */
public sealed interface Command {

    /** One order of a place or bulk command; no client order id is the empty text. */
    record OrderItem(
            int itemIndex,
            int instrumentId,
            Side side,
            OrderType orderType,
            long priceTicks,
            long quantityLots,
            RefusalReason edgeFault,
            String clientOrderId) {}

    /** One order id of a bulk cancel. */
    record CancelItem(int itemIndex, long orderId) {}

    /** An API key as the log knows it, in hexadecimal digits. */
    record ApiKey(String salt, String hash) {
        /** A key that differs from that of every other number. */
        public static ApiKey numbered(int number) {
            return new ApiKey("%032x".formatted(number), "%064x".formatted(number + 1));
        }
    }

    /** Requests a minute and open orders that an investor may have. */
    record Limits(int standardPerMinute, int bulkPerMinute, int maxOpenOrders) {
        public static final Limits DEFAULT = new Limits(100, 10, 10_000);
    }

    record PlaceOrder(long investorId, OrderItem order) implements Command {}

    record PlaceOrders(long investorId, List<OrderItem> orders) implements Command {}

    record CancelOrder(long investorId, long orderId, String clientOrderId) implements Command {}

    record CancelOrders(long investorId, List<CancelItem> orders) implements Command {}

    record Heartbeat() implements Command {}

    record ListAsset(int bootstrapStep, String name, int decimals) implements Command {}

    record ListInstrument(
            int bootstrapStep,
            String symbol,
            String baseAsset,
            String quoteAsset,
            long tickMantissa,
            int tickScale,
            long lotMantissa,
            int lotScale,
            long minNotionalUnits,
            long maxPriceTicks,
            long maxQuantityLots,
            int makerFeeRate,
            int takerFeeRate)
            implements Command {}

    record RegisterInvestor(int bootstrapStep, long investorId, Limits limits, ApiKey key)
            implements Command {}

    record ChangeCredential(long investorId, ApiKey key) implements Command {}

    record ChangeLimits(long investorId, Limits limits) implements Command {}

    record ChangeFees(int instrumentId, int makerFeeRate, int takerFeeRate) implements Command {}

    record ChangeInstrumentStatus(int instrumentId, InstrumentStatus status) implements Command {}

    record Transfer(int bootstrapStep, long investorId, String asset, long deltaUnits)
            implements Command {}

    record CompleteBootstrap(int bootstrapStep, String fileHash) implements Command {}
}
