package com.cetoex.simulation.onehistory;

/** What an investor can ask to be shown, in answers that carry no sequence. */
public sealed interface Question {
    /** Its balances. */
    record Account() implements Question {}

    /** Its open orders, oldest first. */
    record OpenOrders() implements Question {}

    /**
     * Its orders, newest first, and how many there are.
     *
     * @param clientOrderId only these; empty for all
     */
    record History(String clientOrderId) implements Question {}

    /** Everybody's last trades, newest first. */
    record Trades() implements Question {}
}
