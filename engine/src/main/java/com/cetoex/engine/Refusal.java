package com.cetoex.engine;

import com.cetoex.protocol.sbe.RefusalReason;

/** Why an order is refused, with the rule's bound and what was found. A scratch value, reused. */
final class Refusal {
    RefusalReason reason = RefusalReason.NONE;
    long limitValue;
    long actualValue;

    /** Lets the order pass. */
    boolean none() {
        reason = RefusalReason.NONE;
        return false;
    }

    /** Refuses the order; always true, for the checks to return. */
    boolean because(RefusalReason why, long limit, long actual) {
        reason = why;
        limitValue = limit;
        actualValue = actual;
        return true;
    }
}
