package com.cetoex.server.demo;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Side;
import java.util.random.RandomGenerator;

/**
 * Buys or sells at the market now and then: small amounts mostly, a sweep of several levels rarely.
 */
final class MarketTaker implements Trader {
    /** One order in so many steps. */
    private static final int RARITY = 2;

    /** One order in so many is a sweep. */
    private static final int SWEEP_RARITY = 30;

    private final CetoexClient client;
    private final FairPrice fair;
    private final RandomGenerator random;

    MarketTaker(CetoexClient client, FairPrice fair, RandomGenerator random) {
        this.client = client;
        this.fair = fair;
        this.random = random;
    }

    @Override
    public void act(long step) {
        if (random.nextInt(RARITY) != 0) {
            return;
        }
        DemoMarket market = fair.market();
        int size = random.nextInt(SWEEP_RARITY) == 0 ? 8 : 1;
        long lots = (long) size * random.nextInt(market.typicalLots() / 10, market.typicalLots());
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        client.place(NewOrder.market(market.symbol(), side, market.amount(lots)));
    }
}
