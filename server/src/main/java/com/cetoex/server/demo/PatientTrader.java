package com.cetoex.server.demo;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Placement;
import com.cetoex.client.Side;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Leaves single limit orders at round prices some way off the market, and changes its mind about
 * the oldest after a while.
 */
final class PatientTrader implements Trader {
    private static final int RARITY = 6;
    private static final int MAX_ORDERS = 12;

    private final CetoexClient client;
    private final FairPrice fair;
    private final RandomGenerator random;
    private final Deque<Long> orders = new ArrayDeque<>();

    PatientTrader(CetoexClient client, FairPrice fair, RandomGenerator random) {
        this.client = client;
        this.fair = fair;
        this.random = random;
    }

    @Override
    public void act(long step) {
        if (random.nextInt(RARITY) != 0) {
            return;
        }
        if (orders.size() == MAX_ORDERS) {
            client.cancelAll(List.of(orders.removeFirst()));
        } else {
            place();
        }
    }

    private void place() {
        DemoMarket market = fair.market();
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long distance = random.nextInt(market.volatilityTicks(), 12 * market.volatilityTicks());
        long exact = side == Side.BUY ? fair.ticks() - distance : fair.ticks() + distance;
        long round = exact / 100 * 100;
        long lots = (1 + random.nextInt(8)) * (long) market.typicalLots() / 2;
        Placement placement =
                client.place(
                        NewOrder.limit(
                                market.symbol(), side, market.amount(lots), market.price(round)));
        if (placement.order().status().isOpen()) {
            orders.addLast(placement.order().orderId());
        }
    }
}
