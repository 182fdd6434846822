package com.cetoex.projections.live;

import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.SnapshotAssetDecoder;
import com.cetoex.protocol.sbe.SnapshotBalanceDecoder;
import com.cetoex.protocol.sbe.SnapshotInstrumentDecoder;
import com.cetoex.protocol.sbe.SnapshotInvestorDecoder;
import com.cetoex.protocol.sbe.SnapshotOrderDecoder;
import java.util.ArrayList;
import java.util.List;

/** Fills empty views with the snapshot records of an image. */
final class ImageApplier {
    private final Directory directory;
    private final Accounts accounts;
    private final OpenOrders openOrders;
    private final Books books;
    private final Tape tape;
    private final MarketStatistics statistics;

    private final SnapshotAssetDecoder asset = new SnapshotAssetDecoder();
    private final SnapshotInstrumentDecoder instrument = new SnapshotInstrumentDecoder();
    private final SnapshotInvestorDecoder investor = new SnapshotInvestorDecoder();
    private final SnapshotBalanceDecoder balance = new SnapshotBalanceDecoder();
    private final SnapshotOrderDecoder order = new SnapshotOrderDecoder();
    private final List<LiveOrder> orders = new ArrayList<>();

    ImageApplier(
            Directory directory,
            Accounts accounts,
            OpenOrders openOrders,
            Books books,
            Tape tape,
            MarketStatistics statistics) {
        this.directory = directory;
        this.accounts = accounts;
        this.openOrders = openOrders;
        this.books = books;
        this.tape = tape;
        this.statistics = statistics;
    }

    /**
     * Applies the record that the reader stands on; those of the engine's own memory are skipped.
     */
    void apply(EventBatchReader entry) {
        switch (entry.templateId()) {
            case SnapshotAssetDecoder.TEMPLATE_ID -> listAsset(entry);
            case SnapshotInstrumentDecoder.TEMPLATE_ID -> listInstrument(entry);
            case SnapshotInvestorDecoder.TEMPLATE_ID -> registerInvestor(entry);
            case SnapshotBalanceDecoder.TEMPLATE_ID -> setBalance(entry);
            case SnapshotOrderDecoder.TEMPLATE_ID -> rest(entry);
            default -> {}
        }
    }

    /** Ends the image: investors' lists are in the order of ids, which the records are not. */
    void complete() {
        openOrders.addAll(orders);
        orders.clear();
    }

    private void listAsset(EventBatchReader entry) {
        asset.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        directory.list(new Asset(asset.assetId(), asset.name(), asset.decimals()));
    }

    private void listInstrument(EventBatchReader entry) {
        instrument.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
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
        statistics.open(instrument.instrumentId(), instrument.lastPriceTicks());
    }

    private void registerInvestor(EventBatchReader entry) {
        investor.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        directory.register(
                new Investor(
                        investor.investorId(),
                        investor.standardPerMinute(),
                        investor.bulkPerMinute(),
                        investor.maxOpenOrders(),
                        Credential.of(investor::getKeySalt, investor::getKeyHash)));
    }

    private void setBalance(EventBatchReader entry) {
        balance.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        accounts.set(
                balance.investorId(),
                balance.assetId(),
                balance.totalUnits(),
                balance.lockedUnits());
    }

    private void rest(EventBatchReader entry) {
        order.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        LiveOrder resting = new LiveOrder(order);
        orders.add(resting);
        books.restAndSum(resting);
    }
}
