package com.cetoex.server.demo;

import com.cetoex.client.BulkPlacement;
import com.cetoex.client.CetoexClient;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Quotes both sides in several levels around the fair price, and moves its quotes when the price
 * has moved away from them.
 */
final class QuotingMarketMaker implements Trader {
    private final CetoexClient client;
    private final FairPrice fair;
    private final RandomGenerator random;
    private final Habit habit;
    private final List<Long> quotes = new ArrayList<>();
    private long quotedAt;
    private long renewAtStep;

    /**
     * How it quotes.
     *
     * @param levels a side
     * @param halfSpreadTicks between the fair price and the best quote
     * @param levelTicks between two levels
     * @param maxSteps that quotes stand before they are renewed anyway
     */
    record Habit(int levels, int halfSpreadTicks, int levelTicks, int maxSteps) {}

    QuotingMarketMaker(CetoexClient client, FairPrice fair, RandomGenerator random, Habit habit) {
        this.client = client;
        this.fair = fair;
        this.random = random;
        this.habit = habit;
    }

    @Override
    public void act(long step) {
        boolean isAway = Math.abs(fair.ticks() - quotedAt) > habit.halfSpreadTicks() / 2;
        if (quotes.isEmpty() || isAway || step >= renewAtStep) {
            withdraw();
            quote();
            renewAtStep = step + random.nextInt(habit.maxSteps() / 2, habit.maxSteps() + 1);
        }
    }

    private void withdraw() {
        if (!quotes.isEmpty()) {
            List<Long> standing = List.copyOf(quotes);
            quotes.clear();
            client.cancelAll(standing);
        }
    }

    private void quote() {
        List<NewOrder> orders = new ArrayList<>();
        for (int level = 0; level < habit.levels(); level++) {
            orders.add(quote(Side.BUY, level));
            orders.add(quote(Side.SELL, level));
        }
        quotedAt = fair.ticks();
        for (BulkPlacement.Item item : client.placeAll(orders).results()) {
            if (item instanceof BulkPlacement.Placed placed
                    && placed.placement().order().status().isOpen()) {
                quotes.add(placed.placement().order().orderId());
            }
        }
    }

    private NewOrder quote(Side side, int level) {
        long distance =
                habit.halfSpreadTicks()
                        + (long) level * habit.levelTicks()
                        + random.nextInt(habit.levelTicks());
        long ticks = side == Side.BUY ? fair.ticks() - distance : fair.ticks() + distance;
        long lots =
                (long) fair.market().typicalLots() * (level + 1) / 2
                        + random.nextInt(fair.market().typicalLots());
        return NewOrder.limit(
                fair.market().symbol(),
                side,
                fair.market().amount(lots),
                fair.market().price(ticks));
    }
}
