package com.cetoex.gateway.access;

/** Which of an investor's two request limits a request counts against (seed, limits). */
public enum Budget {
    /** All requests but the bulk ones. */
    STANDARD,
    /** Bulk place and bulk cancel. */
    BULK
}
