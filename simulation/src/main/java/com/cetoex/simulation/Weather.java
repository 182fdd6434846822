package com.cetoex.simulation;

import static com.cetoex.simulation.VirtualTime.MICROSECOND;
import static com.cetoex.simulation.VirtualTime.MILLISECOND;

/**
 * How hard a run is: what is drawn once from its seed, so that some runs are calm, some know one
 * kind of fault alone, and some know them all. When it has calmed down nothing is lost any more.
 */
final class Weather {
    final int members;
    final int gateways;
    final int clients;
    final int requestsPerClient;
    final long answerLimitNanos;
    final long sendLimitNanos;
    final long thinkNanos;
    private final Chance chance;
    private final long networkNanos;
    private final long syncNanos;
    private final int lossPerMille;
    private final int duplicatePerMille;
    private final int refusedOfferPerMille;
    private final int lostBatchPerMille;
    private boolean isCalm;

    Weather(Chance chance) {
        this.chance = chance;
        members = chance.isOneIn(2) ? 1 : 3;
        gateways = chance.between(1, 2);
        clients = chance.between(3, Venue.INVESTORS);
        requestsPerClient = chance.between(20, 70);
        answerLimitNanos = chance.between(50, 800) * MILLISECOND;
        sendLimitNanos = chance.between(20, 300) * MILLISECOND;
        thinkNanos = chance.between(1, 60) * MILLISECOND;
        networkNanos = (chance.isOneIn(4) ? 200 : 8) * MILLISECOND;
        syncNanos = (chance.isOneIn(4) ? 150 : 4) * MILLISECOND;
        lossPerMille = sometimes(60);
        duplicatePerMille = sometimes(60);
        refusedOfferPerMille = sometimes(80);
        lostBatchPerMille = sometimes(15);
    }

    private int sometimes(int most) {
        return chance.isOneIn(2) ? chance.between(0, most) : 0;
    }

    /** From now on messages arrive, once and soon. */
    void calmDown() {
        isCalm = true;
    }

    /** How long a message is on its way between a client and a gateway. */
    long networkDelay() {
        return isCalm ? MILLISECOND : chance.nanos(50 * MICROSECOND, networkNanos);
    }

    /** How long one is on its way between a gateway and the exchange, or between members. */
    long linkDelay() {
        return isCalm ? MILLISECOND : chance.nanos(10 * MICROSECOND, 3 * MILLISECOND);
    }

    /** How long a disk takes. */
    long syncDelay() {
        return isCalm ? MILLISECOND : chance.nanos(50 * MICROSECOND, syncNanos);
    }

    boolean losesMessage() {
        return !isCalm && chance.isPerMille(lossPerMille);
    }

    boolean doublesMessage() {
        return !isCalm && chance.isPerMille(duplicatePerMille);
    }

    boolean refusesOffer() {
        return !isCalm && chance.isPerMille(refusedOfferPerMille);
    }

    boolean losesBatch() {
        return !isCalm && chance.isPerMille(lostBatchPerMille);
    }
}
