package com.cetoex.node;

import java.util.List;

/**
 * What a verification of a data folder found.
 *
 * @param snapshots that were read, and compared with the state that the log makes
 * @param commands of the log that were applied
 * @param events that were read, and, behind the first snapshot or the log's beginning, compared
 *     with those that the log makes
 * @param lastSequence of the last event that the log makes
 * @param logPosition behind the last command of the log
 * @param openOrders that stand in the books at the end
 * @param stateHash of the state at the end, as a snapshot's footer would have it; 0 when no state
 *     could be made
 * @param remarks on what is whole but worth knowing, such as an unfinished write at the end
 * @param faults a sentence for each thing that is damaged; empty when all is whole
 */
public record VerificationReport(
        int snapshots,
        long commands,
        long events,
        long lastSequence,
        long logPosition,
        int openOrders,
        long stateHash,
        List<String> remarks,
        List<String> faults) {
    /** Tells whether nothing is damaged. */
    public boolean isWhole() {
        return faults.isEmpty();
    }
}
