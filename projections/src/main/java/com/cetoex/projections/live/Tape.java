package com.cetoex.projections.live;

import com.cetoex.projections.Trade;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.protocol.sbe.TradeExecutedDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * The last trades of every instrument, {@value #LENGTH} of each.
 *
 * <p>Reads are safe from any thread and see whole commands only. It takes at most 49 KB an
 * instrument.
 */
public final class Tape {
    /** Trades kept of an instrument: the largest that a request may ask for (contract, values). */
    public static final int LENGTH = 1000;

    private static final int TRADE_ID = 0;
    private static final int TIME = 1;
    private static final int PRICE = 2;
    private static final int QUANTITY = 3;
    private static final int NOTIONAL = 4;
    private static final int TAKER_SIDE = 5;
    private static final int FIELDS = 6;

    private final ViewsLock lock;
    private final List<LongRing> tapes = new ArrayList<>();

    Tape(ViewsLock lock) {
        this.lock = lock;
    }

    /** The last trades, newest first, at most so many. */
    public List<Trade> recent(int instrumentId, int limit) {
        return lock.read(
                () -> {
                    LongRing tape = tapes.get(instrumentId);
                    int count = Math.min(limit, tape.size());
                    List<Trade> trades = new ArrayList<>(count);
                    for (int i = 1; i <= count; i++) {
                        trades.add(trade(instrumentId, tape, tape.size() - i));
                    }
                    return trades;
                });
    }

    void clear() {
        tapes.clear();
    }

    void open(int instrumentId) {
        assert instrumentId == tapes.size() : "instrument ids are dense";
        tapes.add(new LongRing(FIELDS));
    }

    void add(TradeExecutedDecoder trade, long timeMillis) {
        LongRing tape = tapes.get(trade.instrumentId());
        if (tape.size() == LENGTH) {
            tape.removeOldest();
        }
        tape.addNewest();
        int entry = tape.size() - 1;
        tape.set(entry, TRADE_ID, trade.tradeId());
        tape.set(entry, TIME, timeMillis);
        tape.set(entry, PRICE, trade.priceTicks());
        tape.set(entry, QUANTITY, trade.quantityLots());
        tape.set(entry, NOTIONAL, trade.notionalUnits());
        tape.set(entry, TAKER_SIDE, trade.takerSideRaw());
    }

    /** Takes a trade that is older than all of its instrument's, when there is room for it. */
    void addOlder(Trade trade) {
        LongRing tape = tapes.get(trade.instrumentId());
        if (tape.size() == LENGTH) {
            return;
        }
        tape.addOldest();
        tape.set(0, TRADE_ID, trade.tradeId());
        tape.set(0, TIME, trade.timeMillis());
        tape.set(0, PRICE, trade.priceTicks());
        tape.set(0, QUANTITY, trade.quantityLots());
        tape.set(0, NOTIONAL, trade.notionalUnits());
        tape.set(0, TAKER_SIDE, trade.takerSide().value());
    }

    private static Trade trade(int instrumentId, LongRing tape, int entry) {
        return new Trade(
                tape.get(entry, TRADE_ID),
                instrumentId,
                tape.get(entry, TIME),
                tape.get(entry, PRICE),
                tape.get(entry, QUANTITY),
                tape.get(entry, NOTIONAL),
                Side.get((short) tape.get(entry, TAKER_SIDE)));
    }
}
