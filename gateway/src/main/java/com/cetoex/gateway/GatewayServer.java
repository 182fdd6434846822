package com.cetoex.gateway;

import com.cetoex.gateway.access.FailedLogins;
import com.cetoex.gateway.access.RequestLimits;
import com.cetoex.gateway.api.CommandPort;
import com.cetoex.gateway.api.ExchangeVitals;
import com.cetoex.gateway.api.MarketMakingApi;
import com.cetoex.gateway.http.HttpFront;
import com.cetoex.gateway.http.Route;
import com.cetoex.gateway.web.Pages;
import com.cetoex.projections.history.HistoryQuery;
import com.cetoex.projections.live.LiveViews;
import java.time.Duration;
import java.util.Map;

/**
 * The exchange's front door: the REST API, the pages and their feed on one port.
 *
 * <p>To stop it gracefully, {@link #drain} it, save what is to be saved while it answers 503, and
 * {@link #close} it.
 */
public final class GatewayServer implements AutoCloseable {
    private final HttpFront front;
    private final int port;

    private GatewayServer(HttpFront front, int port) {
        this.front = front;
        this.port = port;
    }

    /**
     * Opens the doors.
     *
     * @param views what reads are answered from; the link feeds them
     * @param history what the order history is answered from
     * @param commands takes commands, as {@code link::submit} does
     * @param vitals tells whether requests can be answered
     * @throws IllegalStateException when the address cannot be had
     */
    public static GatewayServer start(
            GatewayConfig config,
            LiveViews views,
            HistoryQuery history,
            CommandPort commands,
            ExchangeVitals vitals) {
        Map<String, Route> api =
                MarketMakingApi.routes(
                        new MarketMakingApi.Parts(
                                views,
                                history,
                                commands,
                                vitals,
                                new RequestLimits(config.clock()),
                                new FailedLogins(config.clock(), config.failedLoginsPerMinute()),
                                config.version(),
                                config.durability()));
        Pages pages = new Pages();
        HttpFront front =
                new HttpFront(
                        path -> api.containsKey(path) ? api.get(path) : pages.find(path),
                        config.http(),
                        config.eventLoops());
        try {
            return new GatewayServer(
                    front, front.listen(config.host(), config.port(), config.eventLoops()));
        } catch (IllegalStateException e) {
            front.close();
            throw e;
        }
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /**
     * Lets no connection in any more, answers 503 to further requests, and waits for the answers of
     * those that are under way.
     *
     * @return false when some were not answered within the limit
     */
    public boolean drain(Duration limit) {
        return front.drain(limit);
    }

    /** Closes all connections and ends the threads. */
    @Override
    public void close() {
        front.close();
    }
}
