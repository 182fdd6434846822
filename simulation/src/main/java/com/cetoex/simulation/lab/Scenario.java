package com.cetoex.simulation.lab;

/** One way to hurt an exchange. */
interface Scenario {
    /**
     * Hurts an exchange of its own, as many rounds as the trial wants.
     *
     * @throws Exception when the machine, not the exchange, is at fault
     */
    void run(Trial trial) throws Exception;
}
