package com.cetoex.server.demo;

import com.cetoex.client.ApiException;
import com.cetoex.client.CetoexClient;
import com.cetoex.client.CetoexException;
import com.cetoex.client.Order;
import com.cetoex.server.demo.QuotingMarketMaker.Habit;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All simulated traders, acting one after the other in steps on one thread.
 *
 * <p>They trade over REST like everyone, so that the demo shows what a client sees. Every decision
 * is drawn from generators that the seed splits, one for each price and trader, and no two requests
 * are under way at once: on an empty folder, and as long as no visitor trades, the same seed sends
 * the same commands in the same order, and gets the same order ids and trades. Times differ.
 */
final class TradingFloor implements AutoCloseable {
    /** Traders on each market; see {@link #open}. */
    private static final int TRADERS_PER_MARKET = 5;

    /** Simulated traders in all. */
    static final int TRADERS = TRADERS_PER_MARKET * DemoMarket.ALL.size();

    private static final Logger LOG = LoggerFactory.getLogger(TradingFloor.class);

    private final List<FairPrice> prices = new ArrayList<>();
    private final List<Trader> traders = new ArrayList<>();
    private final SplittableRandom random;
    private final CetoexClient connection;
    private long step;

    TradingFloor(URI exchange, long seed) {
        random = new SplittableRandom(seed);
        connection = new CetoexClient(exchange, DemoInvestors.trader(0));
        DemoMarket.ALL.forEach(this::open);
    }

    private void open(DemoMarket market) {
        FairPrice fair = new FairPrice(market, random.split());
        prices.add(fair);
        int tick = Math.max(1, market.volatilityTicks() / 4);
        traders.add(
                new QuotingMarketMaker(
                        nextClient(), fair, random.split(), new Habit(5, 2 * tick, tick, 40)));
        traders.add(
                new QuotingMarketMaker(
                        nextClient(),
                        fair,
                        random.split(),
                        new Habit(10, 6 * tick, 3 * tick, 160)));
        traders.add(new MarketTaker(nextClient(), fair, random.split()));
        traders.add(new TrendFollower(nextClient(), fair, random.split()));
        traders.add(new PatientTrader(nextClient(), fair, random.split()));
    }

    private CetoexClient nextClient() {
        return connection.forInvestor(DemoInvestors.trader(traders.size()));
    }

    /** Cancels what the traders of an earlier run left in the books of a kept folder. */
    void clear() {
        for (int number = 0; number < TRADERS; number++) {
            CetoexClient client = connection.forInvestor(DemoInvestors.trader(number));
            List<Long> left = client.openOrders().stream().map(Order::orderId).toList();
            for (int i = 0; i < left.size(); i += CetoexClient.MAX_BULK_CANCELS) {
                int end = Math.min(left.size(), i + CetoexClient.MAX_BULK_CANCELS);
                client.cancelAll(left.subList(i, end));
            }
        }
    }

    /** Trades so many steps without a pause, so that books and tape are filled. */
    void warmUp(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
    }

    /** Trades until the thread is interrupted. */
    void trade(Duration pause) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long began = System.nanoTime();
                step();
                long left = pause.toNanos() - (System.nanoTime() - began);
                if (left > 0) {
                    Thread.sleep(Duration.ofNanos(left));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() {
        step++;
        prices.forEach(FairPrice::step);
        for (Trader trader : traders) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            act(trader);
        }
    }

    /** A refused order is a trader's bad luck; without the exchange all wait for it. */
    private void act(Trader trader) {
        try {
            trader.act(step);
        } catch (ApiException e) {
            LOG.debug("A trader was refused: {}", e.getMessage());
        } catch (CetoexException e) {
            LOG.debug("A trader got no answer: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
