package com.cetoex.projections.market;

import com.cetoex.projections.market.ToyExchange.Account;
import com.cetoex.projections.market.ToyExchange.LevelKey;
import com.cetoex.projections.market.ToyExchange.ToyInstrument;
import com.cetoex.projections.market.ToyExchange.ToyOrder;
import com.cetoex.projections.market.ToyExchange.ToyTrade;
import com.cetoex.protocol.sbe.AssetListedEncoder;
import com.cetoex.protocol.sbe.BalanceChangedEncoder;
import com.cetoex.protocol.sbe.CancelReason;
import com.cetoex.protocol.sbe.CredentialChangedEncoder;
import com.cetoex.protocol.sbe.FeesChangedEncoder;
import com.cetoex.protocol.sbe.HeartbeatPassedEncoder;
import com.cetoex.protocol.sbe.InstrumentListedEncoder;
import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.InstrumentStatusChangedEncoder;
import com.cetoex.protocol.sbe.InvestorRegisteredEncoder;
import com.cetoex.protocol.sbe.LevelChangedEncoder;
import com.cetoex.protocol.sbe.LimitsChangedEncoder;
import com.cetoex.protocol.sbe.OrderAcceptedEncoder;
import com.cetoex.protocol.sbe.OrderCancelledEncoder;
import com.cetoex.protocol.sbe.OrderRestedEncoder;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.TradeExecutedEncoder;
import com.cetoex.protocol.sbe.TransferredEncoder;
import java.util.List;

/** The toy exchange's words: what it tells of what happens, as entries of the batch in hand. */
final class ToyEvents {
    private final ToyEntries entries;

    ToyEvents(ToyEntries entries) {
        this.entries = entries;
    }

    /** An asset of 8 decimals. */
    void assetListed(int assetId, String name) {
        new AssetListedEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                AssetListedEncoder.TEMPLATE_ID, AssetListedEncoder.BLOCK_LENGTH))
                .assetId(assetId)
                .decimals((short) 8)
                .name(name);
    }

    /** A market with its first terms. */
    void instrumentListed(int instrumentId, ToyInstrument instrument) {
        new InstrumentListedEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                InstrumentListedEncoder.TEMPLATE_ID,
                                InstrumentListedEncoder.BLOCK_LENGTH))
                .tickMantissa(1)
                .lotMantissa(1)
                .quoteUnitsPerTickLot(ToyExchange.QUOTE_UNITS)
                .baseUnitsPerLot(ToyExchange.BASE_UNITS)
                .minNotionalUnits(5)
                .maxPriceTicks(1_000_000)
                .maxQuantityLots(1_000_000)
                .instrumentId(instrumentId)
                .baseAssetId(instrument.baseAssetId)
                .quoteAssetId(instrument.quoteAssetId)
                .makerFeeRate(instrument.makerFeeRate)
                .takerFeeRate(instrument.takerFeeRate)
                .tickScale((short) 2)
                .lotScale((short) 3)
                .status(instrument.status)
                .symbol(instrument.symbol);
    }

    /** An investor as the exchange lists it. */
    void investorRegistered(long[] investor) {
        InvestorRegisteredEncoder event =
                new InvestorRegisteredEncoder()
                        .wrap(
                                entries.buffer(),
                                entries.claim(
                                        InvestorRegisteredEncoder.TEMPLATE_ID,
                                        InvestorRegisteredEncoder.BLOCK_LENGTH))
                        .investorId(investor[0])
                        .standardPerMinute((int) investor[1])
                        .bulkPerMinute((int) investor[2])
                        .maxOpenOrders((int) investor[3]);
        event.putKeySalt(ToyEntries.key(16, (int) investor[4]), 0, 16);
        event.putKeyHash(ToyEntries.key(32, (int) investor[4]), 0, 32);
    }

    /** A key of one byte, many times. */
    void credentialChanged(long investorId, int keyByte) {
        CredentialChangedEncoder event =
                new CredentialChangedEncoder()
                        .wrap(
                                entries.buffer(),
                                entries.claim(
                                        CredentialChangedEncoder.TEMPLATE_ID,
                                        CredentialChangedEncoder.BLOCK_LENGTH))
                        .investorId(investorId);
        event.putKeySalt(ToyEntries.key(16, keyByte), 0, 16);
        event.putKeyHash(ToyEntries.key(32, keyByte), 0, 32);
    }

    /** The limits of an investor as the exchange lists it. */
    void limitsChanged(long[] investor) {
        new LimitsChangedEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                LimitsChangedEncoder.TEMPLATE_ID,
                                LimitsChangedEncoder.BLOCK_LENGTH))
                .investorId(investor[0])
                .standardPerMinute((int) investor[1])
                .bulkPerMinute((int) investor[2])
                .maxOpenOrders((int) investor[3]);
    }

    /** The rates that a market has now. */
    void feesChanged(int instrumentId, ToyInstrument instrument) {
        new FeesChangedEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                FeesChangedEncoder.TEMPLATE_ID, FeesChangedEncoder.BLOCK_LENGTH))
                .instrumentId(instrumentId)
                .makerFeeRate(instrument.makerFeeRate)
                .takerFeeRate(instrument.takerFeeRate);
    }

    /** Whether a market trades. */
    void statusChanged(int instrumentId, InstrumentStatus status) {
        new InstrumentStatusChangedEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                InstrumentStatusChangedEncoder.TEMPLATE_ID,
                                InstrumentStatusChangedEncoder.BLOCK_LENGTH))
                .instrumentId(instrumentId)
                .status(status);
    }

    /** A deposit or a withdrawal. */
    void transferred(long transferId, long investorId, int assetId, long deltaUnits) {
        new TransferredEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                TransferredEncoder.TEMPLATE_ID, TransferredEncoder.BLOCK_LENGTH))
                .transferId(transferId)
                .investorId(investorId)
                .deltaUnits(deltaUnits)
                .assetId(assetId);
    }

    /** Nothing but the time. */
    void heartbeatPassed() {
        new HeartbeatPassedEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                HeartbeatPassedEncoder.TEMPLATE_ID,
                                HeartbeatPassedEncoder.BLOCK_LENGTH))
                .bootstrapSteps(-1);
    }

    /** An order that nobody has met yet. */
    void accepted(ToyOrder order) {
        new OrderAcceptedEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                OrderAcceptedEncoder.TEMPLATE_ID,
                                OrderAcceptedEncoder.BLOCK_LENGTH))
                .orderId(order.orderId)
                .investorId(order.investorId)
                .priceTicks(order.priceTicks)
                .quantityLots(order.quantity)
                .instrumentId(order.instrumentId)
                .itemIndex((short) 0)
                .side(order.side)
                .orderType(order.isMarket() ? OrderType.MARKET : OrderType.LIMIT)
                .clientOrderId(order.clientOrderId);
    }

    /** A trade, after which the orders are as they are given. */
    void traded(ToyTrade trade, ToyOrder maker, long makerFee, ToyOrder taker, long takerFee) {
        new TradeExecutedEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                TradeExecutedEncoder.TEMPLATE_ID,
                                TradeExecutedEncoder.BLOCK_LENGTH))
                .tradeId(trade.tradeId())
                .priceTicks(trade.priceTicks())
                .quantityLots(trade.quantityLots())
                .notionalUnits(trade.notionalUnits())
                .makerOrderId(maker.orderId)
                .makerInvestorId(maker.investorId)
                .makerFeeUnits(makerFee)
                .makerRemainingLots(maker.remaining)
                .makerCumulativeUnits(maker.cumulativeUnits)
                .takerOrderId(taker.orderId)
                .takerInvestorId(taker.investorId)
                .takerFeeUnits(takerFee)
                .takerRemainingLots(taker.remaining)
                .takerCumulativeUnits(taker.cumulativeUnits)
                .instrumentId(taker.instrumentId)
                .takerSide(taker.side)
                .itemIndex((short) 0);
    }

    /** What stands in the book. */
    void rested(ToyOrder order) {
        new OrderRestedEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                OrderRestedEncoder.TEMPLATE_ID, OrderRestedEncoder.BLOCK_LENGTH))
                .orderId(order.orderId)
                .remainingLots(order.remaining)
                .instrumentId(order.instrumentId)
                .itemIndex((short) 0);
    }

    /** An order that ends with what remains of it. */
    void cancelled(ToyOrder order, CancelReason reason) {
        new OrderCancelledEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                OrderCancelledEncoder.TEMPLATE_ID,
                                OrderCancelledEncoder.BLOCK_LENGTH))
                .orderId(order.orderId)
                .investorId(order.investorId)
                .priceTicks(order.priceTicks)
                .remainingLots(order.remaining)
                .instrumentId(order.instrumentId)
                .itemIndex((short) 0)
                .side(order.side)
                .reason(reason);
    }

    /** The orders that stand at a price. */
    void levelChanged(LevelKey key, List<ToyOrder> standing) {
        new LevelChangedEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                LevelChangedEncoder.TEMPLATE_ID, LevelChangedEncoder.BLOCK_LENGTH))
                .priceTicks(key.priceTicks())
                .quantityLots(standing.stream().mapToLong(order -> order.remaining).sum())
                .instrumentId(key.instrumentId())
                .orderCount(standing.size())
                .side(key.side());
    }

    /** Total and locked units. */
    void balanceChanged(Account account, long[] units) {
        new BalanceChangedEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                BalanceChangedEncoder.TEMPLATE_ID,
                                BalanceChangedEncoder.BLOCK_LENGTH))
                .investorId(account.investorId())
                .totalUnits(units[0])
                .lockedUnits(units[1])
                .assetId(account.assetId());
    }
}
