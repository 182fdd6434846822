package com.cetoex.simulation;

import com.cetoex.engine.Engine;
import com.cetoex.projections.history.HistoryDatabase;
import com.cetoex.projections.live.LiveViews;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.agrona.DirectBuffer;

/**
 * One seeded run of the whole system in one thread: a log, an engine that is killed and restored
 * from snapshots and the log, live views that begin again with an image, and a history that lags
 * and crashes.
 *
 * <p>What must hold: an engine tells the same events again to the byte; views that followed equal
 * views made of the state; in the end nothing of the faults is to be seen, neither in the state nor
 * in the history.
 */
public final class Simulation {
    private static final int SNAPSHOT_ONE_IN = 70;
    private static final int KILL_ONE_IN = 90;
    private static final int NEW_VIEWS_ONE_IN = 3;
    private static final int HISTORY_CRASH_ONE_IN = 50;
    private static final int CHECK_ONE_IN = 40;
    private static final int FRAMES_AT_ONCE = 12;

    private final long seed;
    private final Path folder;
    private final RandomGenerator random;
    private final InMemoryLog log = new InMemoryLog();
    private final EventRecording recording = new EventRecording();
    private final Traffic traffic;
    private Snapshot snapshot = Snapshot.none();
    private LiveViews views = new LiveViews();
    private Engine engine;

    /** Prepares the run of a seed; databases are made in the folder. */
    public Simulation(long seed, Path folder) {
        this.seed = seed;
        this.folder = folder;
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        traffic = new Traffic(random, log);
        engine = snapshot.load(this::tell);
    }

    /**
     * Runs so many commands with faults among them, and checks everything.
     *
     * @throws IllegalStateException when a rule does not hold; it names the seed
     */
    public void run(int commands) {
        try (HistoryFollower history = history("history.db")) {
            for (int i = 0; i < commands; i++) {
                traffic.next();
                fail();
                if (random.nextBoolean()) {
                    log.replay(engine);
                    follow(history);
                }
                if (isOneIn(CHECK_ONE_IN)) {
                    checkViews();
                }
            }
            log.replay(engine);
            checkViews();
            checkState();
            checkHistory(history);
        }
    }

    private void fail() {
        if (isOneIn(SNAPSHOT_ONE_IN)) {
            snapshot = Snapshot.of(engine);
        }
        if (isOneIn(KILL_ONE_IN)) {
            if (isOneIn(NEW_VIEWS_ONE_IN)) {
                views = new LiveViews();
            }
            engine = snapshot.load(this::tell);
            engine.writeImage(views);
            log.replay(engine);
        }
    }

    private void follow(HistoryFollower history) {
        history.follow(random.nextInt(FRAMES_AT_ONCE));
        if (random.nextInt(4) == 0) {
            history.commit();
        }
        if (isOneIn(HISTORY_CRASH_ONE_IN)) {
            history.crash();
        }
    }

    private void tell(DirectBuffer buffer, int offset, int length) {
        recording.onBatch(buffer, offset, length);
        views.onBatch(buffer, offset, length);
    }

    private void checkViews() {
        LiveViews pictured = new LiveViews();
        engine.writeImage(pictured);
        check("views that followed", ViewsState.of(pictured), ViewsState.of(views));
    }

    /** An engine that nothing ever happened to comes to the same state by the same events. */
    private void checkState() {
        Engine untroubled = Snapshot.none().load(recording);
        log.replay(untroubled);
        boolean isSame = Snapshot.of(untroubled).isSameAs(Snapshot.of(engine));
        check("a state as without faults", true, isSame);
    }

    /** A history that is made at once of the whole recording tells the same. */
    private void checkHistory(HistoryFollower history) {
        try (HistoryFollower untroubled = history("rebuilt.db")) {
            check("a history as when rebuilt", untroubled.catchUp(), history.catchUp());
        }
    }

    private HistoryFollower history(String file) {
        return new HistoryFollower(
                HistoryDatabase.open(folder.resolve(seed + "-" + file)), recording);
    }

    private boolean isOneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private void check(String what, Object expected, Object was) {
        if (!expected.equals(was)) {
            throw new IllegalStateException(
                    "seed %d, command %d: expected %s, %s, was %s"
                            .formatted(seed, log.lastPosition(), what, expected, was));
        }
    }
}
