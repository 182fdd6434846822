package com.cetoex.engine;

import com.cetoex.protocol.SnapshotRecordHandler;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.protocol.sbe.SnapshotAssetEncoder;
import com.cetoex.protocol.sbe.SnapshotBalanceEncoder;
import com.cetoex.protocol.sbe.SnapshotClientOrderEncoder;
import com.cetoex.protocol.sbe.SnapshotFillEncoder;
import com.cetoex.protocol.sbe.SnapshotFooterEncoder;
import com.cetoex.protocol.sbe.SnapshotHeaderEncoder;
import com.cetoex.protocol.sbe.SnapshotInstrumentEncoder;
import com.cetoex.protocol.sbe.SnapshotInvestorEncoder;
import com.cetoex.protocol.sbe.SnapshotOrderEncoder;
import org.agrona.collections.IntArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes the whole state as snapshot records, in an order that depends on the state alone.
 *
 * <p>On the way it checks what is too dear to check after every command: that what balances lock is
 * what open orders hold, and that the balances of an asset are together what came in from outside.
 */
final class SnapshotWriter {
    private static final int LONGEST_RECORD = 512;

    /** Orders that are looked at together. */
    private static final int PORTION = 64;

    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;

    private final EngineState state;
    private final long lastSequence;
    private final SnapshotRecordHandler handler;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LONGEST_RECORD]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SnapshotOrderEncoder order = new SnapshotOrderEncoder();
    private final SnapshotClientOrderEncoder clientOrder = new SnapshotClientOrderEncoder();
    private final ClientOrderKey key = new ClientOrderKey();
    private final ExactFee fee = new ExactFee();
    private final Fill fill = new Fill();
    private final SnapshotHash hash = new SnapshotHash();
    private final int[] slots = new int[PORTION];
    private final int[] entries = new int[PORTION];
    private final long[] updatedMillis = new long[PORTION];

    /** Entries of orders open for more than 24 h, which stand in no queue. */
    private final IntArrayList oldClientOrders = new IntArrayList();

    private final long[] heldUnits;
    private final long[] unitsByAsset;

    SnapshotWriter(EngineState state, long lastSequence, SnapshotRecordHandler handler) {
        this.state = state;
        this.lastSequence = lastSequence;
        this.handler = handler;
        heldUnits = new long[state.ledger.balanceCount()];
        unitsByAsset = new long[state.assets.count()];
    }

    /**
     * Writes everything.
     *
     * @return the state's hash, as the footer has it
     */
    long write() {
        writeHeader();
        writeAssets();
        state.instruments.forEach(this::writeInstrument);
        writeInvestors();
        writeBalances();
        state.instruments.forEach(this::writeOrders);
        writeClientOrders();
        checkSums();
        writeFooter();
        return hash.value();
    }

    private void writeHeader() {
        new SnapshotHeaderEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .lastSequence(lastSequence)
                .logPosition(state.logPosition)
                .timeMillis(state.timeMillis)
                .lastOrderId(state.lastOrderId)
                .lastTradeId(state.lastTradeId)
                .lastTransferId(state.lastTransferId)
                .bootstrapSteps(state.bootstrapSteps);
        give(SnapshotHeaderEncoder.BLOCK_LENGTH);
    }

    private void writeAssets() {
        SnapshotAssetEncoder record = new SnapshotAssetEncoder();
        for (int id = 0; id < state.assets.count(); id++) {
            Assets.Asset asset = state.assets.get(id);
            record.wrapAndApplyHeader(buffer, 0, header)
                    .externalUnits(state.ledger.externalUnits(id))
                    .assetId(id)
                    .decimals((short) asset.decimals())
                    .name(asset.name());
            give(SnapshotAssetEncoder.BLOCK_LENGTH);
        }
    }

    private void writeInstrument(Instrument instrument) {
        new SnapshotInstrumentEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .tickMantissa(instrument.tick.mantissa())
                .lotMantissa(instrument.lot.mantissa())
                .quoteUnitsPerTickLot(instrument.quoteUnitsPerTickLot)
                .baseUnitsPerLot(instrument.baseUnitsPerLot)
                .minNotionalUnits(instrument.minNotionalUnits)
                .maxPriceTicks(instrument.maxPriceTicks)
                .maxQuantityLots(instrument.maxQuantityLots)
                .lastPriceTicks(instrument.lastPriceTicks)
                .instrumentId(instrument.id)
                .baseAssetId(instrument.baseAssetId)
                .quoteAssetId(instrument.quoteAssetId)
                .makerFeeRate(instrument.makerFeeRate)
                .takerFeeRate(instrument.takerFeeRate)
                .tickScale((short) instrument.tick.scale())
                .lotScale((short) instrument.lot.scale())
                .status(instrument.status)
                .symbol(instrument.symbol);
        give(SnapshotInstrumentEncoder.BLOCK_LENGTH);
    }

    private void writeInvestors() {
        SnapshotInvestorEncoder record = new SnapshotInvestorEncoder();
        for (int index = Investors.OPERATOR + 1; index < state.investors.count(); index++) {
            Investor investor = state.investors.get(index);
            record.wrapAndApplyHeader(buffer, 0, header)
                    .investorId(investor.id)
                    .standardPerMinute(investor.standardPerMinute)
                    .bulkPerMinute(investor.bulkPerMinute)
                    .maxOpenOrders(investor.maxOpenOrders);
            record.putKeySalt(investor.keySalt, 0, Investor.SALT_LENGTH);
            record.putKeyHash(investor.keyHash, 0, Investor.HASH_LENGTH);
            give(SnapshotInvestorEncoder.BLOCK_LENGTH);
        }
    }

    private void writeBalances() {
        SnapshotBalanceEncoder record = new SnapshotBalanceEncoder();
        Ledger ledger = state.ledger;
        for (int balance = 0; balance < ledger.balanceCount(); balance++) {
            record.wrapAndApplyHeader(buffer, 0, header)
                    .investorId(state.investors.get(ledger.investor(balance)).id)
                    .totalUnits(ledger.totalUnits(balance))
                    .lockedUnits(ledger.lockedUnits(balance))
                    .assetId(ledger.assetId(balance));
            give(SnapshotBalanceEncoder.BLOCK_LENGTH);
            unitsByAsset[ledger.assetId(balance)] += ledger.totalUnits(balance);
        }
    }

    private void writeOrders(Instrument instrument) {
        writeSide(instrument, true);
        writeSide(instrument, false);
    }

    private void writeSide(Instrument instrument, boolean isBuy) {
        Levels levels = instrument.book.levels();
        int count = 0;
        for (int level = instrument.book.bestLevel(isBuy);
                level != Levels.NONE;
                level = levels.worse(level)) {
            for (int slot = levels.oldest(level);
                    slot != Orders.NONE;
                    slot = state.orders.younger(slot)) {
                if (count == PORTION) {
                    writePortion(count);
                    count = 0;
                }
                slots[count++] = slot;
            }
        }
        writePortion(count);
    }

    /** Looks at all orders first: the waits for memory then overlap, instead of adding up. */
    private void writePortion(int count) {
        for (int i = 0; i < count; i++) {
            entries[i] = state.orders.clientOrder(slots[i]);
            updatedMillis[i] = state.orders.updatedMillis(slots[i]);
        }
        for (int i = 0; i < count; i++) {
            int entry = entries[i];
            if (entry != ClientOrders.NONE && !state.clientOrders.isQueued(entry)) {
                oldClientOrders.addInt(entry);
            }
        }
        for (int i = 0; i < count; i++) {
            writeOrder(slots[i], entries[i], updatedMillis[i]);
        }
    }

    private void writeOrder(int slot, int entry, long updatedMillis) {
        Orders orders = state.orders;
        boolean isBuy = orders.isBuy(slot);
        orders.readFee(slot, fee);
        order.wrapAndApplyHeader(buffer, 0, header)
                .orderId(orders.orderId(slot))
                .investorId(state.investors.get(orders.investor(slot)).id)
                .priceTicks(orders.priceTicks(slot))
                .quantityLots(orders.quantityLots(slot))
                .remainingLots(orders.remainingLots(slot))
                .cumulativeUnits(orders.cumulativeUnits(slot))
                .exactFeeUnits(fee.floorUnits())
                .exactFeeRest(fee.rest())
                .lockedUnits(orders.lockedUnits(slot))
                .acceptedMillis(orders.acceptedMillis(slot))
                .updatedMillis(updatedMillis)
                .instrumentId(orders.instrumentId(slot))
                .makerFeeRate(orders.makerFeeRate(slot))
                .takerFeeRate(orders.takerFeeRate(slot))
                .side(isBuy ? Side.BUY : Side.SELL);
        readKey(entry);
        key.write(buffer, HEADER_LENGTH + SnapshotOrderEncoder.clientOrderIdEncodingOffset());
        give(SnapshotOrderEncoder.BLOCK_LENGTH);
        heldUnits[isBuy ? orders.quoteBalance(slot) : orders.baseBalance(slot)] +=
                orders.lockedUnits(slot);
    }

    /** Those of orders open for more than 24 h first, in the order of the books, then the queue. */
    private void writeClientOrders() {
        for (int i = 0; i < oldClientOrders.size(); i++) {
            writeClientOrder(oldClientOrders.getInt(i));
        }
        ClientOrders clientOrders = state.clientOrders;
        for (int entry = clientOrders.first();
                entry != ClientOrders.NONE;
                entry = clientOrders.next(entry)) {
            writeClientOrder(entry);
        }
    }

    private void writeClientOrder(int entry) {
        ClientOrders clientOrders = state.clientOrders;
        clientOrder
                .wrapAndApplyHeader(buffer, 0, header)
                .orderId(clientOrders.orderId(entry))
                .investorId(state.investors.get(clientOrders.investor(entry)).id)
                .acceptedMillis(clientOrders.acceptedMillis(entry))
                .priceTicks(clientOrders.priceTicks(entry))
                .quantityLots(clientOrders.quantityLots(entry))
                .instrumentId(clientOrders.instrumentId(entry))
                .side(clientOrders.isBuy(entry) ? Side.BUY : Side.SELL)
                .orderType(clientOrders.isMarket(entry) ? OrderType.MARKET : OrderType.LIMIT);
        readKey(entry);
        key.write(buffer, HEADER_LENGTH + SnapshotClientOrderEncoder.clientOrderIdEncodingOffset());
        give(SnapshotClientOrderEncoder.BLOCK_LENGTH);
        writeFills(entry);
    }

    private void writeFills(int entry) {
        SnapshotFillEncoder record = new SnapshotFillEncoder();
        ClientOrders clientOrders = state.clientOrders;
        for (int slot = clientOrders.firstFill(entry);
                slot != ClientOrders.NONE;
                slot = clientOrders.nextFill(slot)) {
            long feeUnits = clientOrders.readFill(slot, fill);
            record.wrapAndApplyHeader(buffer, 0, header)
                    .tradeId(fill.tradeId)
                    .priceTicks(fill.priceTicks)
                    .quantityLots(fill.quantityLots)
                    .feeUnits(feeUnits);
            give(SnapshotFillEncoder.BLOCK_LENGTH);
        }
    }

    private void readKey(int entry) {
        if (entry == ClientOrders.NONE) {
            key.clear();
        } else {
            state.clientOrders.readKey(entry, key);
        }
    }

    private void checkSums() {
        Ledger ledger = state.ledger;
        for (int balance = 0; balance < heldUnits.length; balance++) {
            if (heldUnits[balance] != ledger.lockedUnits(balance)) {
                throw new InvariantViolation(
                        "expected account %d to lock the %d units of asset %d its orders hold, was %d"
                                .formatted(
                                        ledger.investor(balance),
                                        heldUnits[balance],
                                        ledger.assetId(balance),
                                        ledger.lockedUnits(balance)));
            }
        }
        for (int asset = 0; asset < unitsByAsset.length; asset++) {
            if (unitsByAsset[asset] != ledger.externalUnits(asset)) {
                throw new InvariantViolation(
                        "expected the balances of asset %d to be the %d units that came in, was %d"
                                .formatted(
                                        asset, ledger.externalUnits(asset), unitsByAsset[asset]));
            }
        }
    }

    private void writeFooter() {
        new SnapshotFooterEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .recordCount(hash.recordCount())
                .stateHash(hash.value());
        handler.onRecord(buffer, 0, HEADER_LENGTH + SnapshotFooterEncoder.BLOCK_LENGTH);
    }

    private void give(int blockLength) {
        hash.add(buffer, 0, HEADER_LENGTH + blockLength);
        handler.onRecord(buffer, 0, HEADER_LENGTH + blockLength);
    }
}
