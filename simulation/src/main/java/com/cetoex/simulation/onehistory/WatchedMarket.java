package com.cetoex.simulation.onehistory;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The one market that watched clients trade in: little money and few open orders, so that refusals
 * come, and fees that round.
 */
public final class WatchedMarket {
    static final int PRICE_SCALE = 2;
    static final int LOT_SCALE = 2;
    static final int MONEY_SCALE = 8;
    static final String SYMBOL = "BTC";

    private WatchedMarket() {}

    static String keyOf(long investorId) {
        return "key-of-" + investorId;
    }

    /** The member of a request that names the market. */
    static String symbol() {
        return member("symbol", SYMBOL);
    }

    /** A member of a request that is a text. */
    static String member(String name, String text) {
        return "\"" + name + "\":\"" + text + "\"";
    }

    /** A bootstrap file with clients from 1 on. */
    public static String bootstrap(int clients) {
        String investors =
                LongStream.rangeClosed(1, clients)
                        .mapToObj(WatchedMarket::investor)
                        .collect(Collectors.joining(","));
        return """
        {"markets":[{"symbol":"BTC","base":"BTC","quote":"USDT","tick_size":"0.01","lot_size":"0.01",
                     "min_notional":"1","maker_fee_bps":"-0.33","taker_fee_bps":"2.77"}],
         "investors":[%s]}
        """
                .formatted(investors);
    }

    private static String investor(long id) {
        return """
        {"investor_id":%d,"api_key":"%s","balances":{"USDT":"400","BTC":"40"},
         "limits":{"standard_per_minute":null,"bulk_per_minute":null,"max_open_orders":12}}
        """
                .formatted(id, keyOf(id));
    }
}
