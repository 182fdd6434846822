package com.cetoex.gateway.api;

/** How the exchange behind this gateway is. Any thread. */
public interface ExchangeVitals {
    /** Tells whether the views are complete and in step, so that requests can be answered. */
    boolean isReady();

    /** Tells whether only cancels and reads are taken, as when the disk is nearly full. */
    boolean isCancelOnly();

    /** Time since a heartbeat last came back through the log. */
    long heartbeatAgeMillis();

    /** Position in the log of the last command that the views show. */
    long logPosition();
}
