package com.cetoex.projections.market;

import com.cetoex.projections.market.ToyExchange.ToyInstrument;
import com.cetoex.projections.market.ToyExchange.ToyOrder;
import com.cetoex.projections.market.ToyExchange.ToyTrade;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.protocol.sbe.SnapshotAssetEncoder;
import com.cetoex.protocol.sbe.SnapshotBalanceEncoder;
import com.cetoex.protocol.sbe.SnapshotFooterEncoder;
import com.cetoex.protocol.sbe.SnapshotHeaderEncoder;
import com.cetoex.protocol.sbe.SnapshotInstrumentEncoder;
import com.cetoex.protocol.sbe.SnapshotInvestorEncoder;
import com.cetoex.protocol.sbe.SnapshotOrderEncoder;

/** The toy exchange's state as the records of an image. */
final class ToyImage {
    private final ToyExchange exchange;
    private final ToyEntries entries;

    ToyImage(ToyExchange exchange, ToyEntries entries) {
        this.exchange = exchange;
        this.entries = entries;
    }

    /** Tells all records of the image, in their order. */
    void tell(long logPosition) {
        new SnapshotHeaderEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                SnapshotHeaderEncoder.TEMPLATE_ID,
                                SnapshotHeaderEncoder.BLOCK_LENGTH))
                .lastSequence(exchange.lastSequence())
                .logPosition(logPosition)
                .timeMillis(exchange.timeMillis);
        for (int id = 0; id < exchange.assets.size(); id++) {
            new SnapshotAssetEncoder()
                    .wrap(
                            entries.buffer(),
                            entries.claim(
                                    SnapshotAssetEncoder.TEMPLATE_ID,
                                    SnapshotAssetEncoder.BLOCK_LENGTH))
                    .assetId(id)
                    .decimals((short) 8)
                    .name(exchange.assets.get(id));
        }
        for (int id = 0; id < exchange.instruments.size(); id++) {
            tellInstrument(id);
        }
        exchange.investors.forEach(this::tellInvestor);
        exchange.balances.forEach(
                (account, units) ->
                        new SnapshotBalanceEncoder()
                                .wrap(
                                        entries.buffer(),
                                        entries.claim(
                                                SnapshotBalanceEncoder.TEMPLATE_ID,
                                                SnapshotBalanceEncoder.BLOCK_LENGTH))
                                .investorId(account.investorId())
                                .totalUnits(units[0])
                                .lockedUnits(units[1])
                                .assetId(account.assetId()));
        for (int id = 0; id < exchange.instruments.size(); id++) {
            exchange.queue(id, Side.BUY).forEach(this::tellOrder);
            exchange.queue(id, Side.SELL).forEach(this::tellOrder);
        }
        new SnapshotFooterEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                SnapshotFooterEncoder.TEMPLATE_ID,
                                SnapshotFooterEncoder.BLOCK_LENGTH))
                .recordCount(0)
                .stateHash(0);
    }

    private void tellInstrument(int id) {
        ToyInstrument instrument = exchange.instruments.get(id);
        long lastPrice =
                exchange.trades.stream()
                        .filter(trade -> trade.instrumentId() == id)
                        .reduce((older, newer) -> newer)
                        .map(ToyTrade::priceTicks)
                        .orElse(0L);
        new SnapshotInstrumentEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                SnapshotInstrumentEncoder.TEMPLATE_ID,
                                SnapshotInstrumentEncoder.BLOCK_LENGTH))
                .tickMantissa(1)
                .lotMantissa(1)
                .quoteUnitsPerTickLot(ToyExchange.QUOTE_UNITS)
                .baseUnitsPerLot(ToyExchange.BASE_UNITS)
                .minNotionalUnits(5)
                .maxPriceTicks(1_000_000)
                .maxQuantityLots(1_000_000)
                .lastPriceTicks(lastPrice)
                .instrumentId(id)
                .baseAssetId(instrument.baseAssetId)
                .quoteAssetId(instrument.quoteAssetId)
                .makerFeeRate(instrument.makerFeeRate)
                .takerFeeRate(instrument.takerFeeRate)
                .tickScale((short) 2)
                .lotScale((short) 3)
                .status(instrument.status)
                .symbol(instrument.symbol);
    }

    private void tellInvestor(long[] investor) {
        SnapshotInvestorEncoder record =
                new SnapshotInvestorEncoder()
                        .wrap(
                                entries.buffer(),
                                entries.claim(
                                        SnapshotInvestorEncoder.TEMPLATE_ID,
                                        SnapshotInvestorEncoder.BLOCK_LENGTH))
                        .investorId(investor[0])
                        .standardPerMinute((int) investor[1])
                        .bulkPerMinute((int) investor[2])
                        .maxOpenOrders((int) investor[3]);
        record.putKeySalt(ToyEntries.key(16, (int) investor[4]), 0, 16);
        record.putKeyHash(ToyEntries.key(32, (int) investor[4]), 0, 32);
    }

    private void tellOrder(ToyOrder order) {
        new SnapshotOrderEncoder()
                .wrap(
                        entries.buffer(),
                        entries.claim(
                                SnapshotOrderEncoder.TEMPLATE_ID,
                                SnapshotOrderEncoder.BLOCK_LENGTH))
                .orderId(order.orderId)
                .investorId(order.investorId)
                .priceTicks(order.priceTicks)
                .quantityLots(order.quantity)
                .remainingLots(order.remaining)
                .cumulativeUnits(order.cumulativeUnits)
                .lockedUnits(order.lockedUnits())
                .acceptedMillis(order.createdMillis)
                .updatedMillis(order.updatedMillis)
                .instrumentId(order.instrumentId)
                .side(order.side)
                .clientOrderId(order.clientOrderId);
    }
}
