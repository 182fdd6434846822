package com.cetoex.simulation;

/** What happened in runs: the faults that were met, and what clients did meanwhile. */
public final class Tally {
    public long seeds;
    public long commands;
    public long requests;
    public long acknowledged;
    public long orders;
    public long resends;
    public long replays;
    public long notSent;
    public long unknown;
    public long lostMessages;
    public long doubledMessages;
    public long crashes;
    public long terms;
    public long snapshots;
    public long gatewayCrashes;
    public long cutSessions;
    public long lostBatches;
    public long historyCrashes;
    public long viewChecks;

    void add(Tally other) {
        seeds += other.seeds;
        commands += other.commands;
        requests += other.requests;
        acknowledged += other.acknowledged;
        orders += other.orders;
        resends += other.resends;
        replays += other.replays;
        notSent += other.notSent;
        unknown += other.unknown;
        lostMessages += other.lostMessages;
        doubledMessages += other.doubledMessages;
        crashes += other.crashes;
        terms += other.terms;
        snapshots += other.snapshots;
        gatewayCrashes += other.gatewayCrashes;
        cutSessions += other.cutSessions;
        lostBatches += other.lostBatches;
        historyCrashes += other.historyCrashes;
        viewChecks += other.viewChecks;
    }
}
