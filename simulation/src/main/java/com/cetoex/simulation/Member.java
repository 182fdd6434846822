package com.cetoex.simulation;

import com.cetoex.engine.Engine;
import com.cetoex.protocol.EventBatchReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One member of the exchange: a disk with log, snapshots and recorded events, and, while it is up,
 * an engine. It hosts the engine as the node does: what a replay makes again only fills up the
 * recording, and gateways are told while it leads.
 */
final class Member {
    private static final long EPOCH_MILLIS = 1_700_000_000_000L;

    /** A snapshot, and how many entries of the log are in it. */
    private record Taken(Snapshot snapshot, int applied, long lastSequence) {}

    final int id;
    final List<LogEntry> log = new ArrayList<>();
    final Recording recording = new Recording();

    /** Entries that are on the disk for certain. */
    int synced;

    /** Entries known to be the leader's, as of the last time that it sent some. */
    int matched;

    /** Grows whenever what is under way for this member must not arrive any more. */
    int incarnation;

    boolean isSyncing;
    boolean isFetching;
    private final Chance chance;
    private final Truth truth;
    private final Sabotage sabotage;
    private final Consumer<byte[]> live;
    private final long clockErrorMillis;
    private final EventBatchReader batch = new EventBatchReader();
    private @Nullable Taken newest;
    private @Nullable Engine engine;
    private final int openingLength;
    private int applied;
    private boolean isLive;
    private boolean isRestored;

    /** Makes a member that is down, with the venue's beginning in its log. */
    Member(
            int id,
            List<LogEntry> opening,
            Chance chance,
            Truth truth,
            Sabotage sabotage,
            Consumer<byte[]> live) {
        this.id = id;
        this.chance = chance;
        this.truth = truth;
        this.sabotage = sabotage;
        this.live = live;
        clockErrorMillis = chance.between(-2_000, 2_000);
        log.addAll(opening);
        openingLength = log.size();
        synced = openingLength;
    }

    boolean isUp() {
        return engine != null;
    }

    boolean isLive() {
        return isLive;
    }

    int applied() {
        return applied;
    }

    Engine engine() {
        if (engine == null) {
            throw new IllegalStateException("expected member " + id + " to be up");
        }
        return engine;
    }

    long lastTerm() {
        return log.getLast().term;
    }

    /** The time that it stamps an entry with when it leads; never before that of the last. */
    long stampMillis(long nowMillis) {
        return Math.max(log.getLast().timeMillis, EPOCH_MILLIS + clockErrorMillis + nowMillis);
    }

    /** Comes up: loads its snapshot, and knows the log behind it. */
    void start() {
        Taken taken = newest;
        engine = taken == null ? new Engine(this::tell) : taken.snapshot.load(this::tell);
        applied = taken == null ? 0 : taken.applied;
        if (taken != null && recording.lastSequence() < taken.lastSequence) {
            throw new SimulationFailed(
                    "expected events recorded up to the snapshot's %d, was %d"
                            .formatted(taken.lastSequence, recording.lastSequence()));
        }
        if (taken != null && sabotage == Sabotage.REPLAY_SKIPS_A_COMMAND) {
            applied++;
        }
        isRestored = true;
        prove();
    }

    /** Goes down, and loses some of what its disk was not made to keep. */
    void crash() {
        engine = null;
        isLive = false;
        isSyncing = false;
        isFetching = false;
        matched = 0;
        incarnation++;
        int safe = sabotage == Sabotage.DISK_LIES ? Math.max(openingLength, synced - 3) : synced;
        cut(chance.between(safe, log.size()));
        recording.crash(chance);
    }

    /** Forgets the log's end. */
    private void cut(int length) {
        log.subList(length, log.size()).clear();
        synced = Math.min(synced, length);
    }

    /** Leads no more. */
    void stepDown() {
        isLive = false;
        matched = 0;
        incarnation++;
        isSyncing = false;
        isFetching = false;
    }

    /** Takes a leader's log as its own, up to a length. */
    void copy(Member leader, int length) {
        int common = Math.min(log.size(), leader.log.size());
        while (log.get(common - 1) != leader.log.get(common - 1)) {
            common--;
        }
        if (common < log.size()) {
            if (common < applied) {
                throw new SimulationFailed(
                        "expected to keep the %d entries applied, was %d"
                                .formatted(applied, common));
            }
            cut(common);
            incarnation++;
            isSyncing = false;
        }
        for (int i = common; i < length; i++) {
            log.add(leader.log.get(i));
        }
        matched = log.size();
    }

    /** Applies entries up to a length of the log. */
    void apply(int length, Consumer<LogEntry> onSession) {
        while (applied < length) {
            LogEntry entry = log.get(applied++);
            switch (entry.kind) {
                case COMMAND -> applyCommand(entry);
                case SESSION -> {
                    if (isLive) {
                        engine().writeImage(this::tell);
                        onSession.accept(entry);
                    }
                }
                case TERM -> {}
            }
            prove();
        }
    }

    /** Its state is compared with the log's now and then, and once after each start. */
    private void prove() {
        boolean isCaughtUp = isRestored && applied == truth.commit();
        if (isCaughtUp || applied % Truth.STATE_EVERY == 0) {
            isRestored &= !isCaughtUp;
            truth.judge(engine(), applied);
        }
    }

    private void applyCommand(LogEntry entry) {
        UnsafeBuffer command = new UnsafeBuffer(entry.command);
        boolean isWrong =
                sabotage == Sabotage.REPLAY_BY_THE_WALL_CLOCK && !isLive && newest != null;
        long timeMillis = isWrong ? entry.timeMillis + 1 : entry.timeMillis;
        engine().apply(timeMillis, applied, command, 0, command.capacity());
    }

    /** From now on gateways are told; the engine must have told all that is recorded. */
    void lead() {
        isLive = true;
    }

    /** Proves that the log did not lose its end, as far as it was applied. */
    void checkRecording() {
        if (engine().lastSequence() < recording.lastSequence()) {
            throw new SimulationFailed(
                    "expected the log to make the recorded events up to %d, was %d"
                            .formatted(recording.lastSequence(), engine().lastSequence()));
        }
    }

    void snapshot() {
        if (sabotage != Sabotage.SNAPSHOT_BEFORE_EVENTS) {
            recording.force();
        }
        newest = new Taken(Snapshot.of(engine()), applied, engine().lastSequence());
    }

    private void tell(DirectBuffer buffer, int offset, int length) {
        byte[] frame = new byte[length];
        buffer.getBytes(offset, frame);
        batch.wrap(buffer, offset, length);
        if (!batch.isImage()) {
            truth.judge(batch, frame);
            recording.record(batch, frame);
        }
        if (isLive) {
            live.accept(frame);
        }
    }
}
