package com.cetoex.reference;

import com.cetoex.protocol.sbe.CancelReason;
import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command.ApiKey;
import com.cetoex.reference.Command.Limits;

/** What the exchange tells: one event, as a value that can be compared and printed. */
public sealed interface Fact {

    record OrderAccepted(
            long orderId,
            long investorId,
            int instrumentId,
            int itemIndex,
            Side side,
            OrderType orderType,
            long priceTicks,
            long quantityLots,
            String clientOrderId)
            implements Fact {}

    /** One order's half of a trade. */
    record Half(
            long orderId,
            long investorId,
            long feeUnits,
            long remainingLots,
            long cumulativeUnits) {}

    record TradeExecuted(
            long tradeId,
            int instrumentId,
            int itemIndex,
            Side takerSide,
            long priceTicks,
            long quantityLots,
            long notionalUnits,
            Half maker,
            Half taker)
            implements Fact {}

    record OrderRested(long orderId, int instrumentId, int itemIndex, long remainingLots)
            implements Fact {}

    record OrderCancelled(
            long orderId,
            long investorId,
            int instrumentId,
            int itemIndex,
            Side side,
            long priceTicks,
            long remainingLots,
            CancelReason reason)
            implements Fact {}

    record OrderRefused(
            long investorId,
            int instrumentId,
            int itemIndex,
            RefusalReason reason,
            long limitValue,
            long actualValue)
            implements Fact {}

    record CancelRefused(long investorId, long orderId, int itemIndex, RefusalReason reason)
            implements Fact {}

    record OrderReplayed(
            long orderId,
            long investorId,
            int instrumentId,
            int itemIndex,
            Side side,
            OrderType orderType,
            long priceTicks,
            long quantityLots,
            String clientOrderId,
            long acceptedMillis)
            implements Fact {}

    record FillReplayed(
            long tradeId, int itemIndex, long priceTicks, long quantityLots, long feeUnits)
            implements Fact {}

    record BalanceChanged(long investorId, int assetId, long totalUnits, long lockedUnits)
            implements Fact {}

    record LevelChanged(
            int instrumentId, Side side, long priceTicks, long quantityLots, int orderCount)
            implements Fact {}

    record AssetListed(int assetId, String name, int decimals) implements Fact {}

    record InstrumentListed(
            int instrumentId,
            String symbol,
            int baseAssetId,
            int quoteAssetId,
            long tickMantissa,
            int tickScale,
            long lotMantissa,
            int lotScale,
            long quoteUnitsPerTickLot,
            long baseUnitsPerLot,
            long minNotionalUnits,
            long maxPriceTicks,
            long maxQuantityLots,
            int makerFeeRate,
            int takerFeeRate,
            InstrumentStatus status)
            implements Fact {}

    record InvestorRegistered(long investorId, Limits limits, ApiKey key) implements Fact {}

    record CredentialChanged(long investorId, ApiKey key) implements Fact {}

    record LimitsChanged(long investorId, Limits limits) implements Fact {}

    record FeesChanged(int instrumentId, int makerFeeRate, int takerFeeRate) implements Fact {}

    record InstrumentStatusChanged(int instrumentId, InstrumentStatus status) implements Fact {}

    record Transferred(long transferId, long investorId, int assetId, long deltaUnits)
            implements Fact {}

    record BootstrapCompleted(String fileHash) implements Fact {}

    record OperatorCommandRefused(RefusalReason reason) implements Fact {}

    record HeartbeatPassed(int bootstrapSteps) implements Fact {}
}
