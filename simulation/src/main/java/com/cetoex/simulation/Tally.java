package com.cetoex.simulation;

/** What happened in runs: the faults that were met, and what clients did meanwhile. */
final class Tally {
    long seeds;
    long commands;
    long requests;
    long acknowledged;
    long orders;
    long resends;
    long replays;
    long notSent;
    long unknown;
    long lostMessages;
    long doubledMessages;
    long crashes;
    long terms;
    long snapshots;
    long gatewayCrashes;
    long cutSessions;
    long lostBatches;
    long historyCrashes;
    long viewChecks;

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
