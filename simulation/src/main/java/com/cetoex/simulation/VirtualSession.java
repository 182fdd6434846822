package com.cetoex.simulation;

import static com.cetoex.simulation.VirtualTime.MILLISECOND;

import com.cetoex.gateway.link.ExchangeSession;
import com.cetoex.protocol.EventBatchHandler;
import java.util.ArrayDeque;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A gateway's connection to the simulated exchange. Messages come in their order, later or never;
 * it breaks without a word, and what is on the way then may be lost.
 */
final class VirtualSession implements ExchangeSession {
    private static final long RETRY_NANOS = 20 * MILLISECOND;
    private static final long CONNECT_LIMIT_NANOS = 300 * MILLISECOND;
    private static final long NOTICE_NANOS = 150 * MILLISECOND;

    /** What came: events, or a word about the session. */
    private static final class Arrival {
        final long nanos;
        final Word word;
        final byte[] frame;

        Arrival(long nanos, Word word, byte[] frame) {
            this.nanos = nanos;
            this.word = word;
            this.frame = frame;
        }
    }

    private enum Word {
        EVENTS,
        OPEN,
        BROKEN
    }

    private final Cluster cluster;
    private final VirtualTime time;
    private final Chance chance;
    private final Weather weather;
    private final Tally tally;
    private final Runnable wake;
    private final EventBatchHandler liveEvents;
    private final ArrayDeque<Arrival> arriving = new ArrayDeque<>();
    private boolean isOpen;
    private long line;
    private long retryNanos;
    private long lastArrivalNanos;
    private long lastDepartureNanos;

    VirtualSession(
            Cluster cluster,
            VirtualTime time,
            Chance chance,
            Weather weather,
            Tally tally,
            Runnable wake,
            EventBatchHandler liveEvents) {
        this.cluster = cluster;
        this.time = time;
        this.chance = chance;
        this.weather = weather;
        this.tally = tally;
        this.wake = wake;
        this.liveEvents = liveEvents;
    }

    long line() {
        return line;
    }

    boolean isOn(long someLine) {
        return line == someLine;
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public int poll(long nowNanos, int fragmentLimit) {
        int work = 0;
        Arrival next = arriving.peek();
        while (next != null && next.nanos <= nowNanos && work < fragmentLimit) {
            arriving.remove();
            work++;
            take(next, nowNanos);
            next = arriving.peek();
        }
        if (!isOpen && nowNanos - retryNanos >= 0) {
            connect(nowNanos);
        }
        return work;
    }

    private void take(Arrival arrival, long nowNanos) {
        switch (arrival.word) {
            case EVENTS ->
                    liveEvents.onBatch(new UnsafeBuffer(arrival.frame), 0, arrival.frame.length);
            case OPEN -> isOpen = true;
            case BROKEN -> abandonSession(nowNanos);
        }
    }

    private void connect(long nowNanos) {
        leave();
        line = cluster.nextLine();
        retryNanos = nowNanos + CONNECT_LIMIT_NANOS;
        long opened = line;
        time.after(weather.linkDelay(), () -> cluster.open(this, opened));
    }

    @Override
    public boolean offer(DirectBuffer command, int length) {
        if (!isOpen || weather.refusesOffer()) {
            return false;
        }
        byte[] bytes = new byte[length];
        command.getBytes(0, bytes);
        long sentOn = line;
        lastDepartureNanos = Math.max(lastDepartureNanos, time.nanoTime() + weather.linkDelay());
        time.after(lastDepartureNanos - time.nanoTime(), () -> cluster.receive(sentOn, bytes));
        return true;
    }

    @Override
    public void abandonSession(long nowNanos) {
        leave();
        retryNanos = nowNanos + RETRY_NANOS;
    }

    private void leave() {
        cluster.close(line);
        line = 0;
        isOpen = false;
        arriving.clear();
    }

    @Override
    public void close() {
        leave();
    }

    // What the exchange does.

    void tell(byte[] frame) {
        if (weather.losesBatch()) {
            tally.lostBatches++;
        } else {
            arrive(Word.EVENTS, frame);
        }
    }

    void tellOpen() {
        arrive(Word.OPEN, new byte[0]);
    }

    /** It is broken; this end finds out after a while. */
    void breakSoon() {
        long broken = line;
        time.after(
                chance.nanos(MILLISECOND, NOTICE_NANOS),
                () -> {
                    if (line == broken) {
                        arrive(Word.BROKEN, new byte[0]);
                    }
                });
    }

    private void arrive(Word word, byte[] frame) {
        lastArrivalNanos = Math.max(lastArrivalNanos, time.nanoTime() + weather.linkDelay());
        arriving.add(new Arrival(lastArrivalNanos, word, frame));
        time.after(lastArrivalNanos - time.nanoTime(), wake);
    }
}
