package com.cetoex.gateway.link;

/** Takes the outcome of one command. */
@FunctionalInterface
public interface OutcomeHandler {
    /**
     * Is called exactly once, on the link's thread, or on the submitting one when nothing was sent.
     * It may only hand over: while it runs, no other command is answered.
     */
    void onOutcome(CommandOutcome outcome);
}
