package com.cetoex.server.demo;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Side;
import java.util.random.RandomGenerator;

/**
 * Buys what has risen and sells what has fallen over the last steps, with limits that cross the
 * spread.
 */
final class TrendFollower implements Trader {
    private static final int WINDOW_STEPS = 16;

    private final CetoexClient client;
    private final FairPrice fair;
    private final RandomGenerator random;
    private long trendTicks;

    TrendFollower(CetoexClient client, FairPrice fair, RandomGenerator random) {
        this.client = client;
        this.fair = fair;
        this.random = random;
    }

    @Override
    public void act(long step) {
        trendTicks += fair.lastMove();
        if (step % WINDOW_STEPS != 0) {
            return;
        }
        long trend = trendTicks;
        trendTicks = 0;
        DemoMarket market = fair.market();
        if (Math.abs(trend) < market.volatilityTicks()) {
            return;
        }
        Side side = trend > 0 ? Side.BUY : Side.SELL;
        long reach = side == Side.BUY ? market.volatilityTicks() : -market.volatilityTicks();
        long lots = random.nextInt(market.typicalLots() / 4, market.typicalLots());
        long orderId =
                client.place(
                                NewOrder.limit(
                                        market.symbol(),
                                        side,
                                        market.amount(lots),
                                        market.price(fair.ticks() + reach)))
                        .order()
                        .orderId();
        cancelRest(orderId);
    }

    /** It wants the trade now or not at all. */
    private void cancelRest(long orderId) {
        boolean isOpen =
                client.openOrders(fair.market().symbol()).stream()
                        .anyMatch(order -> order.orderId() == orderId);
        if (isOpen) {
            client.cancel(orderId);
        }
    }
}
