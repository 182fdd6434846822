package com.cetoex.gateway.link;

/** Why a command did not leave the gateway. */
public enum NotSentReason {
    /** As many commands wait as may. */
    QUEUE_FULL,
    /** The exchange did not take it in time: it recovers, is overloaded, or is gone. */
    NOT_CONNECTED,
    /** The gateway is closing. */
    CLOSING
}
