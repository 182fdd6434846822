package com.cetoex.simulation;

import static com.cetoex.simulation.VirtualTime.MICROSECOND;
import static com.cetoex.simulation.VirtualTime.MILLISECOND;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of one or three members and their replicated log. The leader appends, the others
 * copy, each disk syncs in its own time; what a majority has on disk is committed, and only that is
 * applied. A leader that goes takes what is not committed with it, unless the next one has it.
 *
 * <p>It stands for Aeron Cluster as the node uses it; elections are decided from above, by the rule
 * that the longest log of the latest term among a majority leads.
 */
final class Cluster {
    private static final long TERM_BEGINS_NANOS = 200 * MICROSECOND;
    private static final long ELECTION_LEAST_NANOS = 5 * MILLISECOND;
    private static final long ELECTION_MOST_NANOS = 400 * MILLISECOND;

    private final VirtualTime time;
    private final Chance chance;
    private final Weather weather;
    private final Truth truth;
    private final Sabotage sabotage;
    private final Tally tally;
    private final List<Member> members = new ArrayList<>();

    /** Who hears live events, by the line of each. */
    private final Map<Long, VirtualSession> sessions = new LinkedHashMap<>();

    private @Nullable Member leader;
    private long term = 1;
    private long lastLine;
    private boolean isElecting;

    Cluster(
            VirtualTime time,
            Chance chance,
            Weather weather,
            Truth truth,
            Sabotage sabotage,
            Tally tally) {
        this.time = time;
        this.chance = chance;
        this.weather = weather;
        this.truth = truth;
        this.sabotage = sabotage;
        this.tally = tally;
        List<LogEntry> opening =
                Venue.opening().stream()
                        .map(command -> LogEntry.command(term, 1_600_000_000_000L, command))
                        .toList();
        opening.forEach(truth::commit);
        for (int id = 0; id < weather.members; id++) {
            Member member = new Member(id, opening, chance, truth, sabotage, this::tellSessions);
            members.add(member);
            member.start();
        }
        scheduleElection();
    }

    List<Member> members() {
        return members;
    }

    /** Tells whether a leader is there and every member has applied all that is committed. */
    boolean isSettled() {
        Member first = leader;
        return first != null
                && first.isLive()
                && members.stream().allMatch(m -> m.isUp() && m.applied() == truth.commit());
    }

    // Sessions of gateways.

    long nextLine() {
        return ++lastLine;
    }

    /** A gateway listens, and asks for a session; nobody answers where nobody leads. */
    void open(VirtualSession session, long line) {
        Member first = leader;
        if (first != null && session.isOn(line)) {
            sessions.put(line, session);
            append(first, LogEntry.session(term, first.stampMillis(time.millis()), line));
        }
    }

    void close(long line) {
        sessions.remove(line);
    }

    /** A command arrives on a line; where that is closed, or nobody leads, it is lost. */
    void receive(long line, byte[] command) {
        Member first = leader;
        if (first != null && sessions.containsKey(line)) {
            append(first, LogEntry.command(term, first.stampMillis(time.millis()), command));
        }
    }

    /** The connection breaks; the gateway notices later. */
    void cutSessions(BooleanSupplier isCut) {
        List<VirtualSession> all = new ArrayList<>(sessions.values());
        for (VirtualSession session : all) {
            if (isCut.getAsBoolean()) {
                sessions.remove(session.line());
                session.breakSoon();
                tally.cutSessions++;
            }
        }
    }

    private void tellSessions(byte[] frame) {
        sessions.values().forEach(session -> session.tell(frame));
    }

    private void onSession(LogEntry opening) {
        VirtualSession session = sessions.get(opening.line);
        if (session != null) {
            session.tellOpen();
        }
    }

    // The log.

    private void append(Member first, LogEntry entry) {
        first.log.add(entry);
        sync(first);
        members.forEach(this::fetch);
        if (sabotage == Sabotage.ACKNOWLEDGES_BEFORE_SYNC) {
            scheduleApply(first);
        }
    }

    /** Brings to a disk what is in the log now. */
    private void sync(Member member) {
        if (member.isSyncing || member.synced == member.log.size()) {
            return;
        }
        member.isSyncing = true;
        int incarnation = member.incarnation;
        int length = member.log.size();
        time.after(
                weather.syncDelay(),
                () -> {
                    if (member.incarnation == incarnation) {
                        member.isSyncing = false;
                        member.synced = Math.max(member.synced, length);
                        commit();
                        sync(member);
                    }
                });
    }

    /** Lets a member copy what the leader has more. */
    private void fetch(Member member) {
        Member first = leader;
        if (first == null
                || member == first
                || !member.isUp()
                || member.isFetching
                || member.matched == first.log.size()) {
            return;
        }
        member.isFetching = true;
        long ofTerm = term;
        int incarnation = member.incarnation;
        time.after(
                weather.linkDelay(),
                () -> {
                    if (member.incarnation == incarnation && ofTerm == term && leader == first) {
                        member.isFetching = false;
                        member.copy(first, chance.between(member.matched, first.log.size()));
                        sync(member);
                        commit();
                        fetch(member);
                    }
                });
    }

    private void commit() {
        Member first = leader;
        if (first == null) {
            return;
        }
        int length = majority(first);
        if (length > truth.commit() && first.log.get(length - 1).term == term) {
            checkCommitted(first);
            for (int i = truth.commit(); i < length; i++) {
                truth.commit(first.log.get(i));
            }
        }
        members.forEach(this::scheduleApply);
    }

    /** The length that so many disks have that any two majorities share one. */
    private int majority(Member first) {
        int[] lengths =
                members.stream()
                        .mapToInt(m -> m == first ? m.synced : Math.min(m.matched, m.synced))
                        .sorted()
                        .toArray();
        return lengths[(members.size() - 1) / 2];
    }

    private void checkCommitted(Member first) {
        int committed = truth.commit();
        boolean isThere =
                first.log.size() >= committed
                        && first.log.get(committed - 1) == truth.entry(committed);
        if (!isThere) {
            throw new SimulationFailed(
                    "expected the leader to have the %d committed entries, was another log of %d"
                            .formatted(committed, first.log.size()));
        }
    }

    private void scheduleApply(Member member) {
        int length = applicable(member);
        if (!member.isUp() || length <= member.applied()) {
            return;
        }
        int incarnation = member.incarnation;
        time.after(
                weather.linkDelay(),
                () -> {
                    if (member.incarnation == incarnation && member.isUp()) {
                        member.apply(applicable(member), this::onSession);
                    }
                });
    }

    /** The leader, and whoever copied from it, may apply what is committed. */
    private int applicable(Member member) {
        if (member == leader) {
            boolean isEarly = sabotage == Sabotage.ACKNOWLEDGES_BEFORE_SYNC;
            return isEarly ? member.log.size() : Math.min(truth.commit(), member.log.size());
        }
        return Math.min(truth.commit(), member.matched);
    }

    // Who leads.

    /**
     * The leader is cut off from the others, or hands over: another may lead, or the same again.
     */
    void depose() {
        Member first = leader;
        if (first != null) {
            leader = null;
            first.stepDown();
            cutSessions(() -> true);
            scheduleElection();
        }
    }

    /** A member goes down, and comes back after a while. */
    void crash(Member member, long downNanos) {
        if (!member.isUp()) {
            return;
        }
        tally.crashes++;
        boolean isLeader = member == leader;
        if (isLeader) {
            depose();
        }
        member.crash();
        time.after(downNanos, () -> restart(member));
    }

    private void restart(Member member) {
        member.start();
        sync(member);
        fetch(member);
        scheduleElection();
    }

    private void scheduleElection() {
        if (!isElecting && leader == null) {
            isElecting = true;
            time.after(chance.nanos(ELECTION_LEAST_NANOS, ELECTION_MOST_NANOS), this::elect);
        }
    }

    private void elect() {
        isElecting = false;
        List<Member> up = members.stream().filter(Member::isUp).toList();
        if (leader != null || up.size() * 2 <= members.size()) {
            return;
        }
        Comparator<Member> byLog =
                Comparator.comparingLong(Member::lastTerm).thenComparingInt(m -> m.log.size());
        Member longest = up.stream().max(byLog).orElseThrow();
        List<Member> eligible =
                sabotage == Sabotage.ANY_MEMBER_LEADS
                        ? up
                        : up.stream().filter(m -> byLog.compare(m, longest) == 0).toList();
        begin(chance.of(eligible));
    }

    private void begin(Member next) {
        tally.terms++;
        term++;
        leader = next;
        checkCommitted(next);
        for (Member member : members) {
            member.matched = 0;
            member.incarnation++;
            member.isSyncing = false;
            member.isFetching = false;
        }
        long ofTerm = term;
        time.after(
                TERM_BEGINS_NANOS,
                () -> {
                    if (leader == next && term == ofTerm) {
                        next.apply(applicable(next), this::onSession);
                        next.checkRecording();
                        next.lead();
                        append(next, LogEntry.term(term, next.stampMillis(time.millis())));
                        members.forEach(this::sync);
                    }
                });
    }
}
