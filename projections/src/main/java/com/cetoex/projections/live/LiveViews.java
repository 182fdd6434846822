package com.cetoex.projections.live;

import com.cetoex.projections.MarketSeed;
import com.cetoex.projections.SequenceGap;
import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.EventBatchReader;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * All live views of one gateway, fed with the event batches of the live stream.
 *
 * <p>One thread calls {@link #onBatch}; reads of the views are safe from any thread. A command that
 * comes in several batches is gathered and shown whole with its last one, so a reader never sees
 * half a command, and no lock is held while the rest is awaited. An image is gathered likewise and
 * then replaces everything; tape and statistics, which are no part of it, start empty until {@link
 * #seed}. Gathered bytes are bounded by the largest command, or the image, and let go afterwards.
 */
public final class LiveViews implements EventBatchHandler {
    private final ViewsLock lock = new ViewsLock();
    private final Directory directory = new Directory(lock);
    private final Accounts accounts = new Accounts(lock);
    private final OpenOrders openOrders = new OpenOrders(lock);
    private final Books books = new Books(lock);
    private final Tape tape = new Tape(lock);
    private final MarketStatistics statistics = new MarketStatistics(lock);
    private final InvestorSequences investorSequences = new InvestorSequences(lock);

    private final EventApplier events =
            new EventApplier(
                    directory, accounts, openOrders, books, tape, statistics, investorSequences);
    private final ImageApplier image =
            new ImageApplier(directory, accounts, openOrders, books, tape, statistics);
    private final EventBatchReader batch = new EventBatchReader();

    /** Batches of the command, or the image, whose last one has not come yet. */
    private final List<UnsafeBuffer> gathered = new ArrayList<>();

    private long gatheredSequence;
    private long appliedSequence;
    private boolean isGatheringImage;

    private volatile long lastSequence;
    private volatile long imageSequence;
    private volatile long timeMillis;
    private volatile boolean isSeeded;

    /** What is listed and registered. */
    public Directory directory() {
        return directory;
    }

    /** What every investor holds. */
    public Accounts accounts() {
        return accounts;
    }

    /** Every investor's open orders. */
    public OpenOrders openOrders() {
        return openOrders;
    }

    /** The order books. */
    public Books books() {
        return books;
    }

    /** The recent trades. */
    public Tape tape() {
        return tape;
    }

    /** The figures of the last 24 hours. */
    public MarketStatistics statistics() {
        return statistics;
    }

    /** The last event that the views show; 0 before any. */
    public long lastSequence() {
        return lastSequence;
    }

    /** The log's time of the last command that the views show. */
    public long timeMillis() {
        return timeMillis;
    }

    /** The last event in the image that the views began with; 0 when there was none. */
    public long imageSequence() {
        return imageSequence;
    }

    /** Tells whether tape and statistics know what was before the image. */
    public boolean isSeeded() {
        return isSeeded;
    }

    /**
     * The last event that concerned an investor's orders or balances: what a history must have
     * reached to show all that the investor did. At least the image's sequence.
     */
    public long lastSequenceOf(long investorId) {
        return investorSequences.of(investorId);
    }

    /**
     * Takes one batch of the live stream; events that the views show already are skipped.
     *
     * @throws SequenceGap when events are missing; the views stay as they were
     */
    @Override
    public void onBatch(DirectBuffer buffer, int offset, int length) {
        batch.wrap(buffer, offset, length);
        if (batch.isImage()) {
            onImage(buffer, offset, length);
        } else {
            onEvents(buffer, offset, length);
        }
    }

    /**
     * Gives tape and statistics the trades up to the image, once, while events go on.
     *
     * @throws IllegalArgumentException when the seed does not end with the image
     */
    public void seed(MarketSeed seed) {
        lock.write(
                () -> {
                    if (isSeeded || seed.uptoSequence() != imageSequence) {
                        throw new IllegalArgumentException(
                                "expected one seed up to sequence %d, was %s %d"
                                        .formatted(
                                                imageSequence,
                                                isSeeded ? "another" : "one up to",
                                                seed.uptoSequence()));
                    }
                    seed.recentTrades().forEach(tape::addOlder);
                    statistics.addOlder(seed);
                    isSeeded = true;
                });
    }

    private void onImage(DirectBuffer buffer, int offset, int length) {
        boolean begins = batch.index() < 0;
        if (begins) {
            gathered.clear();
            isGatheringImage = true;
            gatheredSequence = batch.firstSequence() - 1;
        } else if (!isGatheringImage) {
            throw new IllegalStateException("expected the beginning of an image, was its rest");
        }
        gather(buffer, offset, length);
        if (batch.isLast()) {
            lock.write(this::replaceByImage);
            letGo();
        }
    }

    private void onEvents(DirectBuffer buffer, int offset, int length) {
        if (isGatheringImage) {
            throw new IllegalStateException("expected the rest of an image, was events");
        }
        long expected = (gathered.isEmpty() ? lastSequence : gatheredSequence) + 1;
        if (batch.firstSequence() > expected) {
            throw new SequenceGap(expected, batch.firstSequence());
        }
        boolean isKnown = batch.lastSequence() < expected;
        if (isKnown && (gathered.isEmpty() || batch.eventCount() > 0)) {
            return;
        }
        if (gathered.isEmpty() && batch.isLast()) {
            lock.write(this::applyBatch);
            return;
        }
        gather(buffer, offset, length);
        gatheredSequence = batch.lastSequence();
        if (batch.isLast()) {
            lock.write(this::applyGathered);
            letGo();
        }
    }

    private void gather(DirectBuffer buffer, int offset, int length) {
        byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        gathered.add(new UnsafeBuffer(copy));
    }

    private void letGo() {
        gathered.clear();
        isGatheringImage = false;
    }

    private void applyGathered() {
        for (UnsafeBuffer frame : gathered) {
            batch.wrap(frame, 0, frame.capacity());
            applyBatch();
        }
    }

    private void applyBatch() {
        long time = batch.timeMillis();
        statistics.rollTo(time);
        while (batch.next()) {
            if (batch.sequence() > appliedSequence) {
                events.apply(batch);
                appliedSequence = batch.sequence();
            }
        }
        if (batch.isLast()) {
            show(appliedSequence, time);
        }
    }

    private void replaceByImage() {
        clear();
        for (UnsafeBuffer frame : gathered) {
            batch.wrap(frame, 0, frame.capacity());
            while (batch.next()) {
                image.apply(batch);
            }
        }
        image.complete();
        imageSequence = gatheredSequence;
        investorSequences.startAt(gatheredSequence);
        isSeeded = false;
        appliedSequence = gatheredSequence;
        show(gatheredSequence, batch.timeMillis());
    }

    private void clear() {
        directory.clear();
        accounts.clear();
        openOrders.clear();
        books.clear();
        tape.clear();
        statistics.clear();
    }

    private void show(long sequence, long time) {
        lastSequence = sequence;
        timeMillis = time;
        books.stampWith(sequence, time);
    }
}
