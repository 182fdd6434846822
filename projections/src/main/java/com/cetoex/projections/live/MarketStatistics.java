package com.cetoex.projections.live;

import com.cetoex.projections.MarketSeed;
import com.cetoex.protocol.sbe.TradeExecutedDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * The figures of every instrument's last 24 hours.
 *
 * <p>The window rolls by whole seconds: at a time t it holds the trades of the 86,400 seconds that
 * end with t's own, so a trade leaves it between 23:59:59.001 and 24:00:00 after it happened, and
 * is then the one that the change of 24 hours is told against. Reads are safe from any thread and
 * see whole commands only. They cost a few steps for every second that has passed without any
 * command.
 */
public final class MarketStatistics {
    private final ViewsLock lock;
    private final List<RollingDay> days = new ArrayList<>();
    private long lastSecond = Long.MIN_VALUE;

    MarketStatistics(ViewsLock lock) {
        this.lock = lock;
    }

    /** The figures of an instrument at a time, which is that of the log or a later one. */
    public DayStatistics at(int instrumentId, long timeMillis) {
        return lock.read(() -> days.get(instrumentId).at(timeMillis));
    }

    /** Price of an instrument's last trade, however old; 0 before any. */
    public long lastEverPriceTicks(int instrumentId) {
        return lock.read(() -> days.get(instrumentId).lastEverTicks());
    }

    void clear() {
        days.clear();
        lastSecond = Long.MIN_VALUE;
    }

    void open(int instrumentId, long lastEverTicks) {
        assert instrumentId == days.size() : "instrument ids are dense";
        days.add(new RollingDay(instrumentId, lastEverTicks));
    }

    void add(TradeExecutedDecoder trade, long timeMillis) {
        days.get(trade.instrumentId()).add(trade, timeMillis);
    }

    /** Lets the windows follow the log's time, so that idle markets hold nothing stale. */
    void rollTo(long timeMillis) {
        long second = RollingDay.secondOf(timeMillis);
        if (second > lastSecond) {
            lastSecond = second;
            for (RollingDay day : days) {
                day.expireAt(second);
            }
        }
    }

    void addOlder(MarketSeed seed) {
        seed.seconds().forEach(candle -> days.get(candle.instrumentId()).addOlder(candle));
        seed.references().forEach(t -> days.get(t.instrumentId()).addReference(t.priceTicks()));
    }
}
