package com.cetoex.engine;

import static com.cetoex.protocol.ProtocolLimits.LARGEST_MAX_OPEN_ORDERS;
import static com.cetoex.protocol.ProtocolLimits.MAX_REQUESTS_PER_MINUTE;

/** The limits that an operator can give an investor; 0 requests a minute stands for no limit. */
record RequestLimits(int standardPerMinute, int bulkPerMinute, int maxOpenOrders) {
    boolean areAllowed() {
        return isRate(standardPerMinute)
                && isRate(bulkPerMinute)
                && maxOpenOrders >= 1
                && maxOpenOrders <= LARGEST_MAX_OPEN_ORDERS;
    }

    void giveTo(Investor investor) {
        investor.standardPerMinute = standardPerMinute;
        investor.bulkPerMinute = bulkPerMinute;
        investor.maxOpenOrders = maxOpenOrders;
    }

    private static boolean isRate(int perMinute) {
        return perMinute >= 0 && perMinute <= MAX_REQUESTS_PER_MINUTE;
    }
}
