package com.cetoex.engine;

import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.EventBatchWriter;
import com.cetoex.protocol.sbe.AssetListedEncoder;
import com.cetoex.protocol.sbe.BalanceChangedEncoder;
import com.cetoex.protocol.sbe.BatchContent;
import com.cetoex.protocol.sbe.BootstrapCompletedEncoder;
import com.cetoex.protocol.sbe.CancelReason;
import com.cetoex.protocol.sbe.CancelRefusedEncoder;
import com.cetoex.protocol.sbe.CredentialChangedEncoder;
import com.cetoex.protocol.sbe.FeesChangedEncoder;
import com.cetoex.protocol.sbe.FillReplayedEncoder;
import com.cetoex.protocol.sbe.HeartbeatPassedEncoder;
import com.cetoex.protocol.sbe.InstrumentListedEncoder;
import com.cetoex.protocol.sbe.InstrumentStatusChangedEncoder;
import com.cetoex.protocol.sbe.InvestorRegisteredEncoder;
import com.cetoex.protocol.sbe.LevelChangedEncoder;
import com.cetoex.protocol.sbe.LimitsChangedEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.OperatorCommandRefusedEncoder;
import com.cetoex.protocol.sbe.OrderAcceptedEncoder;
import com.cetoex.protocol.sbe.OrderCancelledEncoder;
import com.cetoex.protocol.sbe.OrderRefusedEncoder;
import com.cetoex.protocol.sbe.OrderReplayedEncoder;
import com.cetoex.protocol.sbe.OrderRestedEncoder;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.protocol.sbe.TradeExecutedEncoder;
import com.cetoex.protocol.sbe.TransferredEncoder;
import org.agrona.MutableDirectBuffer;

/**
 * Tells what happened: encodes the events of the command that is under way, in the words of the
 * schema, where every field is described. One thread; no allocation for orders and trades.
 */
final class EventPublisher {
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;

    private final EventBatchWriter writer;
    private final MutableDirectBuffer buffer;
    private final Orders orders;
    private final Investors investors;
    private final Ledger ledger;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderAcceptedEncoder orderAccepted = new OrderAcceptedEncoder();
    private final TradeExecutedEncoder tradeExecuted = new TradeExecutedEncoder();
    private final OrderRestedEncoder orderRested = new OrderRestedEncoder();
    private final OrderCancelledEncoder orderCancelled = new OrderCancelledEncoder();
    private final OrderRefusedEncoder orderRefused = new OrderRefusedEncoder();
    private final CancelRefusedEncoder cancelRefused = new CancelRefusedEncoder();
    private final OrderReplayedEncoder orderReplayed = new OrderReplayedEncoder();
    private final FillReplayedEncoder fillReplayed = new FillReplayedEncoder();
    private final BalanceChangedEncoder balanceChanged = new BalanceChangedEncoder();
    private final LevelChangedEncoder levelChanged = new LevelChangedEncoder();
    private final HeartbeatPassedEncoder heartbeatPassed = new HeartbeatPassedEncoder();
    private final OperatorCommandRefusedEncoder operatorCommandRefused =
            new OperatorCommandRefusedEncoder();

    EventPublisher(EventBatchHandler handler, Orders orders, Investors investors, Ledger ledger) {
        this.orders = orders;
        this.investors = investors;
        this.ledger = ledger;
        writer = new EventBatchWriter(handler);
        buffer = writer.buffer();
    }

    long lastSequence() {
        return writer.lastSequence();
    }

    void lastSequence(long sequence) {
        writer.lastSequence(sequence);
    }

    void begin(Origin origin, long timeMillis) {
        writer.begin(
                origin.logPosition,
                timeMillis,
                origin.gatewayId,
                origin.correlationId,
                BatchContent.EVENTS);
    }

    void end() {
        writer.end();
    }

    void orderAccepted(int order, IncomingOrder incoming) {
        int offset = claim(OrderAcceptedEncoder.BLOCK_LENGTH);
        orderAccepted
                .wrapAndApplyHeader(buffer, offset, header)
                .orderId(orders.orderId(order))
                .investorId(incoming.investorId)
                .priceTicks(incoming.terms.priceTicks)
                .quantityLots(incoming.terms.quantityLots)
                .instrumentId(incoming.terms.instrumentId)
                .itemIndex((short) incoming.itemIndex)
                .side(side(incoming.terms.isBuy))
                .orderType(orderType(incoming.isMarket));
        incoming.clientOrderKey.write(
                buffer,
                offset + HEADER_LENGTH + OrderAcceptedEncoder.clientOrderIdEncodingOffset());
    }

    void tradeExecuted(Fill fill, FillSide maker, FillSide taker, IncomingOrder incoming) {
        tradeExecuted
                .wrapAndApplyHeader(buffer, claim(TradeExecutedEncoder.BLOCK_LENGTH), header)
                .tradeId(fill.tradeId)
                .priceTicks(fill.priceTicks)
                .quantityLots(fill.quantityLots)
                .notionalUnits(fill.notionalUnits)
                .makerOrderId(maker.orderId)
                .makerInvestorId(investors.get(maker.investor).id)
                .makerFeeUnits(maker.feeUnits)
                .makerRemainingLots(maker.remainingLots)
                .makerCumulativeUnits(maker.cumulativeUnits)
                .takerOrderId(taker.orderId)
                .takerInvestorId(incoming.investorId)
                .takerFeeUnits(taker.feeUnits)
                .takerRemainingLots(taker.remainingLots)
                .takerCumulativeUnits(taker.cumulativeUnits)
                .instrumentId(incoming.terms.instrumentId)
                .takerSide(side(incoming.terms.isBuy))
                .itemIndex((short) incoming.itemIndex);
    }

    void orderRested(int order, int itemIndex) {
        orderRested
                .wrapAndApplyHeader(buffer, claim(OrderRestedEncoder.BLOCK_LENGTH), header)
                .orderId(orders.orderId(order))
                .remainingLots(orders.remainingLots(order))
                .instrumentId(orders.instrumentId(order))
                .itemIndex((short) itemIndex);
    }

    void orderCancelled(int order, int itemIndex, CancelReason reason) {
        orderCancelled
                .wrapAndApplyHeader(buffer, claim(OrderCancelledEncoder.BLOCK_LENGTH), header)
                .orderId(orders.orderId(order))
                .investorId(investors.get(orders.investor(order)).id)
                .priceTicks(orders.priceTicks(order))
                .remainingLots(orders.remainingLots(order))
                .instrumentId(orders.instrumentId(order))
                .itemIndex((short) itemIndex)
                .side(side(orders.isBuy(order)))
                .reason(reason);
    }

    void orderRefused(IncomingOrder incoming, Refusal refusal) {
        orderRefused
                .wrapAndApplyHeader(buffer, claim(OrderRefusedEncoder.BLOCK_LENGTH), header)
                .investorId(incoming.investorId)
                .limitValue(refusal.limitValue)
                .actualValue(refusal.actualValue)
                .instrumentId(incoming.terms.instrumentId)
                .itemIndex((short) incoming.itemIndex)
                .reason(refusal.reason);
    }

    void cancelRefused(long investorId, int itemIndex, long orderId, RefusalReason reason) {
        cancelRefused
                .wrapAndApplyHeader(buffer, claim(CancelRefusedEncoder.BLOCK_LENGTH), header)
                .investorId(investorId)
                .orderId(orderId)
                .itemIndex((short) itemIndex)
                .reason(reason);
    }

    void orderReplayed(ClientOrders clientOrders, int entry, IncomingOrder incoming) {
        int offset = claim(OrderReplayedEncoder.BLOCK_LENGTH);
        orderReplayed
                .wrapAndApplyHeader(buffer, offset, header)
                .orderId(clientOrders.orderId(entry))
                .investorId(incoming.investorId)
                .acceptedMillis(clientOrders.acceptedMillis(entry))
                .priceTicks(clientOrders.priceTicks(entry))
                .quantityLots(clientOrders.quantityLots(entry))
                .instrumentId(clientOrders.instrumentId(entry))
                .itemIndex((short) incoming.itemIndex)
                .side(side(clientOrders.isBuy(entry)))
                .orderType(orderType(clientOrders.isMarket(entry)));
        incoming.clientOrderKey.write(
                buffer,
                offset + HEADER_LENGTH + OrderReplayedEncoder.clientOrderIdEncodingOffset());
    }

    void fillReplayed(Fill fill, long feeUnits, int itemIndex) {
        fillReplayed
                .wrapAndApplyHeader(buffer, claim(FillReplayedEncoder.BLOCK_LENGTH), header)
                .tradeId(fill.tradeId)
                .priceTicks(fill.priceTicks)
                .quantityLots(fill.quantityLots)
                .feeUnits(feeUnits)
                .itemIndex((short) itemIndex);
    }

    void balanceChanged(int balance) {
        balanceChanged
                .wrapAndApplyHeader(buffer, claim(BalanceChangedEncoder.BLOCK_LENGTH), header)
                .investorId(investors.get(ledger.investor(balance)).id)
                .totalUnits(ledger.totalUnits(balance))
                .lockedUnits(ledger.lockedUnits(balance))
                .assetId(ledger.assetId(balance));
    }

    /** Tells a level as it stands now; a level just removed still says that nothing is there. */
    void levelChanged(Instrument instrument, boolean isBuy, int level) {
        Levels levels = instrument.book.levels();
        levelChanged(
                instrument.id,
                isBuy,
                levels.priceTicks(level),
                levels.quantityLots(level),
                levels.orderCount(level));
    }

    void levelChanged(
            int instrumentId, boolean isBuy, long priceTicks, long quantityLots, int orderCount) {
        levelChanged
                .wrapAndApplyHeader(buffer, claim(LevelChangedEncoder.BLOCK_LENGTH), header)
                .priceTicks(priceTicks)
                .quantityLots(quantityLots)
                .instrumentId(instrumentId)
                .orderCount(orderCount)
                .side(side(isBuy));
    }

    void heartbeatPassed(int bootstrapSteps) {
        heartbeatPassed
                .wrapAndApplyHeader(buffer, claim(HeartbeatPassedEncoder.BLOCK_LENGTH), header)
                .bootstrapSteps(bootstrapSteps);
    }

    void operatorCommandRefused(RefusalReason reason) {
        operatorCommandRefused
                .wrapAndApplyHeader(
                        buffer, claim(OperatorCommandRefusedEncoder.BLOCK_LENGTH), header)
                .reason(reason);
    }

    void assetListed(Assets.Asset asset) {
        new AssetListedEncoder()
                .wrapAndApplyHeader(buffer, claim(AssetListedEncoder.BLOCK_LENGTH), header)
                .assetId(asset.id())
                .decimals((short) asset.decimals())
                .name(asset.name());
    }

    void instrumentListed(Instrument instrument) {
        new InstrumentListedEncoder()
                .wrapAndApplyHeader(buffer, claim(InstrumentListedEncoder.BLOCK_LENGTH), header)
                .tickMantissa(instrument.tick.mantissa())
                .lotMantissa(instrument.lot.mantissa())
                .quoteUnitsPerTickLot(instrument.quoteUnitsPerTickLot)
                .baseUnitsPerLot(instrument.baseUnitsPerLot)
                .minNotionalUnits(instrument.minNotionalUnits)
                .maxPriceTicks(instrument.maxPriceTicks)
                .maxQuantityLots(instrument.maxQuantityLots)
                .instrumentId(instrument.id)
                .baseAssetId(instrument.baseAssetId)
                .quoteAssetId(instrument.quoteAssetId)
                .makerFeeRate(instrument.makerFeeRate)
                .takerFeeRate(instrument.takerFeeRate)
                .tickScale((short) instrument.tick.scale())
                .lotScale((short) instrument.lot.scale())
                .status(instrument.status)
                .symbol(instrument.symbol);
    }

    void investorRegistered(Investor investor) {
        InvestorRegisteredEncoder encoder =
                new InvestorRegisteredEncoder()
                        .wrapAndApplyHeader(
                                buffer, claim(InvestorRegisteredEncoder.BLOCK_LENGTH), header)
                        .investorId(investor.id)
                        .standardPerMinute(investor.standardPerMinute)
                        .bulkPerMinute(investor.bulkPerMinute)
                        .maxOpenOrders(investor.maxOpenOrders);
        encoder.putKeySalt(investor.keySalt, 0, Investor.SALT_LENGTH);
        encoder.putKeyHash(investor.keyHash, 0, Investor.HASH_LENGTH);
    }

    void credentialChanged(Investor investor) {
        CredentialChangedEncoder encoder =
                new CredentialChangedEncoder()
                        .wrapAndApplyHeader(
                                buffer, claim(CredentialChangedEncoder.BLOCK_LENGTH), header)
                        .investorId(investor.id);
        encoder.putKeySalt(investor.keySalt, 0, Investor.SALT_LENGTH);
        encoder.putKeyHash(investor.keyHash, 0, Investor.HASH_LENGTH);
    }

    void limitsChanged(Investor investor) {
        new LimitsChangedEncoder()
                .wrapAndApplyHeader(buffer, claim(LimitsChangedEncoder.BLOCK_LENGTH), header)
                .investorId(investor.id)
                .standardPerMinute(investor.standardPerMinute)
                .bulkPerMinute(investor.bulkPerMinute)
                .maxOpenOrders(investor.maxOpenOrders);
    }

    void feesChanged(Instrument instrument) {
        new FeesChangedEncoder()
                .wrapAndApplyHeader(buffer, claim(FeesChangedEncoder.BLOCK_LENGTH), header)
                .instrumentId(instrument.id)
                .makerFeeRate(instrument.makerFeeRate)
                .takerFeeRate(instrument.takerFeeRate);
    }

    void instrumentStatusChanged(Instrument instrument) {
        new InstrumentStatusChangedEncoder()
                .wrapAndApplyHeader(
                        buffer, claim(InstrumentStatusChangedEncoder.BLOCK_LENGTH), header)
                .instrumentId(instrument.id)
                .status(instrument.status);
    }

    void transferred(long transferId, int balance, long deltaUnits) {
        new TransferredEncoder()
                .wrapAndApplyHeader(buffer, claim(TransferredEncoder.BLOCK_LENGTH), header)
                .transferId(transferId)
                .investorId(investors.get(ledger.investor(balance)).id)
                .deltaUnits(deltaUnits)
                .assetId(ledger.assetId(balance));
    }

    void bootstrapCompleted(byte[] fileHash) {
        new BootstrapCompletedEncoder()
                .wrapAndApplyHeader(buffer, claim(BootstrapCompletedEncoder.BLOCK_LENGTH), header)
                .putFileHash(fileHash, 0, fileHash.length);
    }

    private int claim(int blockLength) {
        return writer.claim(HEADER_LENGTH + blockLength);
    }

    private static Side side(boolean isBuy) {
        return isBuy ? Side.BUY : Side.SELL;
    }

    private static OrderType orderType(boolean isMarket) {
        return isMarket ? OrderType.MARKET : OrderType.LIMIT;
    }
}
