package com.cetoex.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Seeds in their order on several threads, up to the last one or the first that fails. */
final class SeedRuns {
    private static final long LOOK_MILLIS = 200;

    /** Is told now and then, on the caller's thread, how many are done. */
    @FunctionalInterface
    interface Watcher {
        void done(long seeds);
    }

    private final long behind;
    private final AtomicLong next;
    private final List<Thread> threads = new ArrayList<>();
    private final Tally all = new Tally();
    private SeedRun.@Nullable Failure failure;

    /** Prepares seeds from one on, up to before another. */
    SeedRuns(long from, long behind) {
        this.behind = behind;
        next = new AtomicLong(from);
    }

    /** Plays them all; the first failure ends it. */
    Optional<SeedRun.Failure> run(int threadCount, Watcher watcher) throws InterruptedException {
        for (int i = 0; i < threadCount; i++) {
            threads.add(Thread.ofPlatform().name("seeds-" + i).daemon().start(this::work));
        }
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                thread.join(LOOK_MILLIS);
                watcher.done(tally().seeds);
            }
        }
        synchronized (all) {
            return Optional.ofNullable(failure);
        }
    }

    /** What happened in the seeds that are done. */
    Tally tally() {
        Tally copy = new Tally();
        synchronized (all) {
            copy.add(all);
        }
        return copy;
    }

    private void work() {
        long seed = next.getAndIncrement();
        while (seed < behind && play(seed)) {
            seed = next.getAndIncrement();
        }
    }

    private boolean play(long seed) {
        try {
            Tally tally = SeedRun.play(seed);
            synchronized (all) {
                all.add(tally);
                return failure == null;
            }
        } catch (RuntimeException | AssertionError fault) {
            fail(new SeedRun.Failure(seed, fault));
            return false;
        }
    }

    private void fail(SeedRun.Failure found) {
        synchronized (all) {
            Comparator<SeedRun.Failure> bySeed = Comparator.comparingLong(SeedRun.Failure::seed);
            SeedRun.Failure before = failure;
            failure = before != null && bySeed.compare(before, found) < 0 ? before : found;
        }
    }
}
