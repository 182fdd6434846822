package com.cetoex.gateway.api;

import com.cetoex.gateway.access.FailedLogins;
import com.cetoex.gateway.access.RequestLimits;
import com.cetoex.gateway.http.Route;
import com.cetoex.projections.history.HistoryQuery;
import com.cetoex.projections.live.Directory;
import com.cetoex.projections.live.LiveViews;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All routes of the API, wired. */
public final class MarketMakingApi {
    /** Where the API begins (seed, base URL). */
    public static final String BASE_PATH = "/api/market-making";

    private MarketMakingApi() {}

    /**
     * What the API stands on.
     *
     * @param views the live state
     * @param history all orders ever
     * @param port where commands go
     * @param vitals how the exchange is
     * @param requestLimits each investor's
     * @param failedLogins each address's
     * @param version of the program
     * @param durability name of the policy
     */
    public record Parts(
            LiveViews views,
            HistoryQuery history,
            CommandPort port,
            ExchangeVitals vitals,
            RequestLimits requestLimits,
            FailedLogins failedLogins,
            String version,
            String durability) {}

    /** The routes by their exact paths. */
    public static Map<String, Route> routes(Parts parts) {
        MarketFigures figures = new MarketFigures(parts.views);
        Access access =
                new Access(parts.views.directory(), parts.requestLimits, parts.failedLogins);
        Map<String, Route> routes = new HashMap<>();
        for (Endpoint endpoint : endpoints(parts, figures)) {
            routes.put(
                    BASE_PATH + endpoint.path(),
                    new Route(Route.Kind.JSON_POST, new ApiRoute(endpoint, access, parts.vitals)));
        }
        routes.put(
                BASE_PATH + "/status",
                new Route(
                        Route.Kind.READ,
                        new StatusEndpoint(
                                parts.vitals,
                                new HistoryLag(parts.history, parts.views),
                                parts.version,
                                parts.durability)));
        routes.put(
                "/live/markets",
                new Route(Route.Kind.READ, new LiveMarkets(parts.views, figures, parts.vitals)));
        return Map.copyOf(routes);
    }

    private static List<Endpoint> endpoints(Parts parts, MarketFigures figures) {
        LiveViews views = parts.views;
        Directory directory = views.directory();
        OrderJson orders = new OrderJson(directory);
        ErrorMapping errors = new ErrorMapping(orders);
        OrderEntryReader reader = new OrderEntryReader(directory);
        OrderLookup lookup = new OrderLookup(directory);
        CommandPublisher publisher = new CommandPublisher(parts.port);
        HistoryReads history = new HistoryReads(views, parts.history);
        return List.of(
                new AccountInfoEndpoint(views),
                new MarketDataEndpoint(views, figures),
                new MarketOrderbookEndpoint(views),
                new MarketTradesEndpoint(views),
                new OrdersPlaceEndpoint(reader, publisher, parts.vitals, orders, errors),
                new OrdersBulkPlaceEndpoint(reader, publisher, parts.vitals, orders, errors),
                new OrdersCancelEndpoint(directory, publisher, history, lookup),
                new OrdersBulkCancelEndpoint(directory, publisher, history, lookup),
                new OrdersOpenEndpoint(directory, views.openOrders(), orders),
                new OrdersHistoryEndpoint(directory, history, orders));
    }
}
