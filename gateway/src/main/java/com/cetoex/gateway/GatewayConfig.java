package com.cetoex.gateway;

import com.cetoex.gateway.access.GatewayClock;
import com.cetoex.gateway.http.HttpLimits;

/**
 * How a gateway is set up.
 *
 * @param host the address that it listens on
 * @param port the port; 0 for any free one
 * @param eventLoops threads that serve connections, 1 or 2
 * @param failedLoginsPerMinute failed logins of one address in any 60 s, before it is kept out
 * @param http bounds of the HTTP server
 * @param version of the program, for {@code /status}
 * @param durability name of the policy, for {@code /status}
 * @param clock what windows are measured with
 */
public record GatewayConfig(
        String host,
        int port,
        int eventLoops,
        int failedLoginsPerMinute,
        HttpLimits http,
        String version,
        String durability,
        GatewayClock clock) {
    /** Failed logins of one address in any 60 s (contract, limits). */
    public static final int DEFAULT_FAILED_LOGINS_PER_MINUTE = 60;

    private static final int DEFAULT_EVENT_LOOPS = 2;

    /** A gateway with the usual bounds. */
    public static GatewayConfig at(String host, int port, String version, String durability) {
        return new GatewayConfig(
                host,
                port,
                DEFAULT_EVENT_LOOPS,
                DEFAULT_FAILED_LOGINS_PER_MINUTE,
                HttpLimits.DEFAULT,
                version,
                durability,
                GatewayClock.SYSTEM);
    }
}
