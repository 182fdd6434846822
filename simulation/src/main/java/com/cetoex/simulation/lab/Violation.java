package com.cetoex.simulation.lab;

/**
 * A broken promise that the laboratory saw.
 *
 * @param kind which promise
 * @param text what was expected and what was there
 */
record Violation(Kind kind, String text) {
    /** The promises, as the result counts them. */
    enum Kind {
        /** Something acknowledged is not there, or not as it was acknowledged. */
        LOST,
        /** Something is there twice, or traded twice, or an id was used again. */
        DOUBLED,
        /** Money was made or destroyed, or a hold is wrong. */
        MONEY,
        /** Damage was not detected, and a wrong state was served. */
        SILENT_CORRUPTION,
        /** The process lived without serving, or did not end. */
        ZOMBIE,
        /** Anything else: a wrong exit status, a clock that goes back, lists that disagree. */
        OTHER
    }
}
