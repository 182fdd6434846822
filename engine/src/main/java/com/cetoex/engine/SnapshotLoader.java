package com.cetoex.engine;

import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.SnapshotRecordHandler;
import com.cetoex.protocol.sbe.MessageHeaderDecoder;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.protocol.sbe.SnapshotAssetDecoder;
import com.cetoex.protocol.sbe.SnapshotBalanceDecoder;
import com.cetoex.protocol.sbe.SnapshotClientOrderDecoder;
import com.cetoex.protocol.sbe.SnapshotFillDecoder;
import com.cetoex.protocol.sbe.SnapshotFooterDecoder;
import com.cetoex.protocol.sbe.SnapshotHeaderDecoder;
import com.cetoex.protocol.sbe.SnapshotInstrumentDecoder;
import com.cetoex.protocol.sbe.SnapshotInvestorDecoder;
import com.cetoex.protocol.sbe.SnapshotOrderDecoder;
import org.agrona.DirectBuffer;

/**
 * Makes an engine of a snapshot's records, and proves it: the footer's count and hash must fit the
 * records read, and the state made of them must write the same snapshot again.
 *
 * <p>Used once, on one thread.
 */
public final class SnapshotLoader implements SnapshotRecordHandler {
    private final EventBatchHandler eventHandler;
    private final EngineState state = new EngineState();
    private final OpenOrders openOrders = new OpenOrders(state);
    private final SnapshotHash hash = new SnapshotHash();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SnapshotOrderDecoder order = new SnapshotOrderDecoder();
    private final SnapshotClientOrderDecoder clientOrder = new SnapshotClientOrderDecoder();
    private final SnapshotFillDecoder fillRecord = new SnapshotFillDecoder();
    private final SnapshotBalanceDecoder balanceRecord = new SnapshotBalanceDecoder();
    private final Terms terms = new Terms();
    private final ExactFee fee = new ExactFee();
    private final Fill fill = new Fill();
    private final IncomingOrder incoming = new IncomingOrder();
    private long lastSequence;
    private int version;
    private boolean isComplete;
    private int lastEntry = ClientOrders.NONE;
    private int lastFill = ClientOrders.NONE;

    /** Begins to load; the engine made will tell its events to the given handler. */
    public SnapshotLoader(EventBatchHandler eventHandler) {
        this.eventHandler = eventHandler;
    }

    /** Tells whether the footer was read and everything proven. */
    public boolean isComplete() {
        return isComplete;
    }

    /**
     * The engine that the snapshot describes.
     *
     * @throws SnapshotDamaged when the footer has not come
     */
    public Engine engine() {
        if (!isComplete) {
            throw new SnapshotDamaged("expected a footer, was the end of the snapshot");
        }
        Engine engine = new Engine(eventHandler, state);
        engine.lastSequence(lastSequence);
        return engine;
    }

    /**
     * Takes the next record.
     *
     * @throws SnapshotDamaged when it cannot be, in what it says or where it stands
     */
    @Override
    public void onRecord(DirectBuffer buffer, int offset, int length) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            throw new SnapshotDamaged("expected a record, was " + length + " bytes");
        }
        try {
            checkHeader(buffer, offset, length);
            if (header.templateId() == SnapshotFooterDecoder.TEMPLATE_ID) {
                complete(new SnapshotFooterDecoder().wrapAndApplyHeader(buffer, offset, header));
            } else {
                hash.add(buffer, offset, length);
                load(buffer, offset);
            }
        } catch (SnapshotDamaged damage) {
            throw damage;
        } catch (RuntimeException cause) {
            throw new SnapshotDamaged(
                    "cannot take record %d of template %d: %s"
                            .formatted(hash.recordCount(), header.templateId(), cause),
                    cause);
        }
    }

    /** The hash leaves out the footer, so what heads a record is checked apart. */
    private void checkHeader(DirectBuffer buffer, int offset, int length) {
        header.wrap(buffer, offset);
        if (isComplete) {
            throw new SnapshotDamaged(
                    "expected nothing behind the footer, was template " + header.templateId());
        }
        if (hash.recordCount() == 0) {
            version = header.version();
        }
        expect("schema", MessageHeaderDecoder.SCHEMA_ID, header.schemaId());
        expect("version", version, header.version());
        expect("length", MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength(), length);
    }

    private void load(DirectBuffer buffer, int offset) {
        switch (header.templateId()) {
            case SnapshotHeaderDecoder.TEMPLATE_ID ->
                    loadHeader(
                            new SnapshotHeaderDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SnapshotAssetDecoder.TEMPLATE_ID ->
                    loadAsset(
                            new SnapshotAssetDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SnapshotInstrumentDecoder.TEMPLATE_ID ->
                    loadInstrument(
                            new SnapshotInstrumentDecoder()
                                    .wrapAndApplyHeader(buffer, offset, header));
            case SnapshotInvestorDecoder.TEMPLATE_ID ->
                    loadInvestor(
                            new SnapshotInvestorDecoder()
                                    .wrapAndApplyHeader(buffer, offset, header));
            case SnapshotBalanceDecoder.TEMPLATE_ID ->
                    loadBalance(balanceRecord.wrapAndApplyHeader(buffer, offset, header));
            case SnapshotOrderDecoder.TEMPLATE_ID ->
                    loadOrder(order.wrapAndApplyHeader(buffer, offset, header));
            case SnapshotClientOrderDecoder.TEMPLATE_ID ->
                    loadClientOrder(clientOrder.wrapAndApplyHeader(buffer, offset, header));
            case SnapshotFillDecoder.TEMPLATE_ID ->
                    loadFill(fillRecord.wrapAndApplyHeader(buffer, offset, header));
            default -> throw new SnapshotDamaged("unknown template " + header.templateId());
        }
    }

    private void loadHeader(SnapshotHeaderDecoder record) {
        lastSequence = record.lastSequence();
        state.logPosition = record.logPosition();
        state.timeMillis = record.timeMillis();
        state.lastOrderId = record.lastOrderId();
        state.lastTradeId = record.lastTradeId();
        state.lastTransferId = record.lastTransferId();
        state.bootstrapSteps = record.bootstrapSteps();
    }

    private void loadAsset(SnapshotAssetDecoder record) {
        Assets.Asset asset = state.assets.add(record.name(), record.decimals());
        state.ledger.addAsset(asset.id());
        state.ledger.restoreExternal(asset.id(), record.externalUnits());
    }

    private void loadInstrument(SnapshotInstrumentDecoder record) {
        Listing listing = new Listing();
        listing.symbol = record.symbol();
        listing.baseAssetId = record.baseAssetId();
        listing.quoteAssetId = record.quoteAssetId();
        listing.tickMantissa = record.tickMantissa();
        listing.tickScale = record.tickScale();
        listing.lotMantissa = record.lotMantissa();
        listing.lotScale = record.lotScale();
        listing.quoteUnitsPerTickLot = record.quoteUnitsPerTickLot();
        listing.baseUnitsPerLot = record.baseUnitsPerLot();
        listing.minNotionalUnits = record.minNotionalUnits();
        listing.maxPriceTicks = record.maxPriceTicks();
        listing.maxQuantityLots = record.maxQuantityLots();
        listing.makerFeeRate = record.makerFeeRate();
        listing.takerFeeRate = record.takerFeeRate();
        Instrument instrument = state.addInstrument(listing);
        instrument.status = record.status();
        instrument.lastPriceTicks = record.lastPriceTicks();
    }

    private void loadInvestor(SnapshotInvestorDecoder record) {
        Investor investor = state.investors.add(record.investorId());
        investor.standardPerMinute = record.standardPerMinute();
        investor.bulkPerMinute = record.bulkPerMinute();
        investor.maxOpenOrders = record.maxOpenOrders();
        record.getKeySalt(investor.keySalt, 0, Investor.SALT_LENGTH);
        record.getKeyHash(investor.keyHash, 0, Investor.HASH_LENGTH);
    }

    private void loadBalance(SnapshotBalanceDecoder record) {
        state.ledger.restore(
                account(record.investorId()).index,
                record.assetId(),
                record.totalUnits(),
                record.lockedUnits());
    }

    private void loadOrder(SnapshotOrderDecoder record) {
        Instrument instrument = state.instruments.get(record.instrumentId());
        int investor = account(record.investorId()).index;
        int slot = state.orders.add(record.orderId(), investor);
        terms.instrumentId = record.instrumentId();
        terms.isBuy = record.side() == Side.BUY;
        terms.priceTicks = record.priceTicks();
        terms.quantityLots = record.quantityLots();
        state.orders.terms(slot, terms);
        state.orders.remainingLots(slot, record.remainingLots());
        state.orders.cumulativeUnits(slot, record.cumulativeUnits());
        fee.set(record.exactFeeUnits(), record.exactFeeRest());
        state.orders.writeFee(slot, fee);
        state.orders.lockedUnits(slot, record.lockedUnits());
        state.orders.acceptedMillis(slot, record.acceptedMillis());
        state.orders.updatedMillis(slot, record.updatedMillis());
        state.orders.feeRates(slot, record.makerFeeRate(), record.takerFeeRate());
        state.orders.balances(
                slot,
                state.ledger.find(investor, instrument.baseAssetId),
                state.ledger.find(investor, instrument.quoteAssetId));
        state.orders.clientOrder(slot, ClientOrders.NONE);
        instrument.book.rest(slot);
        openOrders.rested(slot);
    }

    private void loadClientOrder(SnapshotClientOrderDecoder record) {
        incoming.terms.instrumentId = record.instrumentId();
        incoming.terms.isBuy = record.side() == Side.BUY;
        incoming.terms.priceTicks = record.priceTicks();
        incoming.terms.quantityLots = record.quantityLots();
        incoming.isMarket = record.orderType() == OrderType.MARKET;
        incoming.clientOrderKey.read(
                record.buffer(),
                record.offset() + SnapshotClientOrderDecoder.clientOrderIdEncodingOffset());
        int investor = account(record.investorId()).index;
        int tail = state.clientOrders.last();
        lastEntry =
                state.clientOrders.add(
                        investor, record.orderId(), record.acceptedMillis(), incoming);
        lastFill = ClientOrders.NONE;
        if (state.clientOrders.isPast(lastEntry, state.timeMillis)) {
            state.clientOrders.unqueueLast(lastEntry, tail);
        }
        int slot = state.orders.find(record.orderId());
        if (slot == Orders.NONE) {
            state.clientOrders.close(lastEntry);
        } else {
            state.orders.clientOrder(slot, lastEntry);
        }
    }

    private void loadFill(SnapshotFillDecoder record) {
        fill.tradeId = record.tradeId();
        fill.priceTicks = record.priceTicks();
        fill.quantityLots = record.quantityLots();
        lastFill = state.clientOrders.addFill(lastEntry, lastFill, fill, record.feeUnits());
    }

    private Investor account(long investorId) {
        Investor investor = state.investors.find(investorId);
        return investor == null ? operator(investorId) : investor;
    }

    private Investor operator(long investorId) {
        Investor operator = state.investors.get(Investors.OPERATOR);
        if (operator.id != investorId) {
            throw new SnapshotDamaged("expected a registered investor, was " + investorId);
        }
        return operator;
    }

    private void complete(SnapshotFooterDecoder footer) {
        expect("records", footer.recordCount(), hash.recordCount());
        expect("hash", footer.stateHash(), hash.value());
        expect("hash of the state made of it", footer.stateHash(), stateHash());
        isComplete = true;
    }

    private long stateHash() {
        return new SnapshotWriter(state, lastSequence, (buffer, offset, length) -> {}).write();
    }

    private static void expect(String what, long expected, long was) {
        if (expected != was) {
            throw new SnapshotDamaged("expected %s %d, was %d".formatted(what, expected, was));
        }
    }
}
