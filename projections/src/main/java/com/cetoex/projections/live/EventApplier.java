package com.cetoex.projections.live;

import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.AssetListedDecoder;
import com.cetoex.protocol.sbe.BalanceChangedDecoder;
import com.cetoex.protocol.sbe.CredentialChangedDecoder;
import com.cetoex.protocol.sbe.FeesChangedDecoder;
import com.cetoex.protocol.sbe.InstrumentListedDecoder;
import com.cetoex.protocol.sbe.InstrumentStatusChangedDecoder;
import com.cetoex.protocol.sbe.InvestorRegisteredDecoder;
import com.cetoex.protocol.sbe.LevelChangedDecoder;
import com.cetoex.protocol.sbe.LimitsChangedDecoder;
import com.cetoex.protocol.sbe.OrderAcceptedDecoder;
import com.cetoex.protocol.sbe.OrderCancelledDecoder;
import com.cetoex.protocol.sbe.OrderRestedDecoder;
import com.cetoex.protocol.sbe.TradeExecutedDecoder;
import com.cetoex.protocol.sbe.TransferredDecoder;

/** Brings one event to every view that it concerns. */
final class EventApplier {
    private final Directory directory;
    private final Accounts accounts;
    private final OpenOrders openOrders;
    private final Books books;
    private final Tape tape;
    private final MarketStatistics statistics;
    private final InvestorSequences investorSequences;

    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final TradeExecutedDecoder trade = new TradeExecutedDecoder();
    private final OrderRestedDecoder rested = new OrderRestedDecoder();
    private final OrderCancelledDecoder cancelled = new OrderCancelledDecoder();
    private final BalanceChangedDecoder balance = new BalanceChangedDecoder();
    private final LevelChangedDecoder level = new LevelChangedDecoder();
    private final AssetListedDecoder asset = new AssetListedDecoder();
    private final InstrumentListedDecoder instrument = new InstrumentListedDecoder();
    private final InvestorRegisteredDecoder investor = new InvestorRegisteredDecoder();
    private final CredentialChangedDecoder credential = new CredentialChangedDecoder();
    private final LimitsChangedDecoder limits = new LimitsChangedDecoder();
    private final FeesChangedDecoder fees = new FeesChangedDecoder();
    private final InstrumentStatusChangedDecoder status = new InstrumentStatusChangedDecoder();
    private final TransferredDecoder transferred = new TransferredDecoder();

    EventApplier(
            Directory directory,
            Accounts accounts,
            OpenOrders openOrders,
            Books books,
            Tape tape,
            MarketStatistics statistics,
            InvestorSequences investorSequences) {
        this.directory = directory;
        this.accounts = accounts;
        this.openOrders = openOrders;
        this.books = books;
        this.tape = tape;
        this.statistics = statistics;
        this.investorSequences = investorSequences;
    }

    /**
     * Applies the event that the reader stands on; refusals, replays and heartbeats change nothing.
     */
    void apply(EventBatchReader event) {
        switch (event.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> accept(event);
            case TradeExecutedDecoder.TEMPLATE_ID -> trade(event);
            case OrderRestedDecoder.TEMPLATE_ID -> rest(event);
            case OrderCancelledDecoder.TEMPLATE_ID -> cancel(event);
            case BalanceChangedDecoder.TEMPLATE_ID -> changeBalance(event);
            case LevelChangedDecoder.TEMPLATE_ID -> changeLevel(event);
            case AssetListedDecoder.TEMPLATE_ID -> listAsset(event);
            case InstrumentListedDecoder.TEMPLATE_ID -> listInstrument(event);
            case InvestorRegisteredDecoder.TEMPLATE_ID -> registerInvestor(event);
            case CredentialChangedDecoder.TEMPLATE_ID -> changeCredential(event);
            case LimitsChangedDecoder.TEMPLATE_ID -> changeLimits(event);
            case FeesChangedDecoder.TEMPLATE_ID -> changeFees(event);
            case InstrumentStatusChangedDecoder.TEMPLATE_ID -> changeStatus(event);
            case TransferredDecoder.TEMPLATE_ID -> transfer(event);
            default -> {}
        }
    }

    private void accept(EventBatchReader event) {
        accepted.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        openOrders.add(new LiveOrder(accepted, event.timeMillis()));
        investorSequences.set(accepted.investorId(), event.sequence());
    }

    private void trade(EventBatchReader event) {
        trade.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        long time = event.timeMillis();
        fill(trade.makerOrderId(), trade.makerRemainingLots(), trade.makerCumulativeUnits(), time);
        fill(trade.takerOrderId(), trade.takerRemainingLots(), trade.takerCumulativeUnits(), time);
        tape.add(trade, time);
        statistics.add(trade, time);
        investorSequences.set(trade.makerInvestorId(), event.sequence());
        investorSequences.set(trade.takerInvestorId(), event.sequence());
    }

    private void fill(long orderId, long remainingLots, long cumulativeUnits, long timeMillis) {
        LiveOrder order = openOrders.known(orderId);
        order.remainingLots = remainingLots;
        order.cumulativeUnits = cumulativeUnits;
        order.updatedMillis = timeMillis;
        if (remainingLots == 0) {
            end(order);
        }
    }

    private void rest(EventBatchReader event) {
        rested.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        books.rest(openOrders.known(rested.orderId()));
    }

    private void cancel(EventBatchReader event) {
        cancelled.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        end(openOrders.known(cancelled.orderId()));
        investorSequences.set(cancelled.investorId(), event.sequence());
    }

    private void end(LiveOrder order) {
        books.remove(order);
        openOrders.remove(order);
    }

    private void changeBalance(EventBatchReader event) {
        balance.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        accounts.set(
                balance.investorId(),
                balance.assetId(),
                balance.totalUnits(),
                balance.lockedUnits());
    }

    private void changeLevel(EventBatchReader event) {
        level.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        books.setLevel(
                level.instrumentId(),
                level.side(),
                level.priceTicks(),
                level.quantityLots(),
                level.orderCount());
    }

    private void listAsset(EventBatchReader event) {
        asset.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        directory.list(new Asset(asset.assetId(), asset.name(), asset.decimals()));
    }

    private void listInstrument(EventBatchReader event) {
        instrument.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        directory.list(
                new Instrument(
                        instrument.instrumentId(),
                        instrument.symbol(),
                        instrument.baseAssetId(),
                        instrument.quoteAssetId(),
                        instrument.tickMantissa(),
                        instrument.tickScale(),
                        instrument.lotMantissa(),
                        instrument.lotScale(),
                        instrument.quoteUnitsPerTickLot(),
                        instrument.baseUnitsPerLot(),
                        instrument.minNotionalUnits(),
                        instrument.maxPriceTicks(),
                        instrument.maxQuantityLots(),
                        instrument.makerFeeRate(),
                        instrument.takerFeeRate(),
                        instrument.status()));
        books.open(instrument.instrumentId());
        tape.open(instrument.instrumentId());
        statistics.open(instrument.instrumentId(), 0);
    }

    private void registerInvestor(EventBatchReader event) {
        investor.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        directory.register(
                new Investor(
                        investor.investorId(),
                        investor.standardPerMinute(),
                        investor.bulkPerMinute(),
                        investor.maxOpenOrders(),
                        Credential.of(investor::getKeySalt, investor::getKeyHash)));
    }

    private void changeCredential(EventBatchReader event) {
        credential.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        directory.changeCredential(
                credential.investorId(),
                Credential.of(credential::getKeySalt, credential::getKeyHash));
    }

    private void changeLimits(EventBatchReader event) {
        limits.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        directory.register(
                new Investor(
                        limits.investorId(),
                        limits.standardPerMinute(),
                        limits.bulkPerMinute(),
                        limits.maxOpenOrders(),
                        directory.known(limits.investorId()).credential()));
    }

    private void changeFees(EventBatchReader event) {
        fees.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        directory.changeFees(fees.instrumentId(), fees.makerFeeRate(), fees.takerFeeRate());
    }

    private void changeStatus(EventBatchReader event) {
        status.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        directory.changeStatus(status.instrumentId(), status.status());
    }

    private void transfer(EventBatchReader event) {
        transferred.wrap(event.buffer(), event.bodyOffset(), event.blockLength(), event.version());
        investorSequences.set(transferred.investorId(), event.sequence());
    }
}
