package com.cetoex.projections.market;

import com.cetoex.projections.market.ToyExchange.ToyOrder;
import com.cetoex.protocol.sbe.Side;
import java.util.List;
import java.util.Random;

/** Commands drawn from a seed: three markets, five investors, every kind of order. */
public final class RandomMarket {
    private static final long[] INVESTORS = {11, 12, 13, 14, 15};

    private final ToyExchange exchange;
    private final Random random;
    private int clientOrderIds;

    /** Sets up assets, markets and investors. */
    public RandomMarket(ToyExchange exchange, long seed) {
        this.exchange = exchange;
        random = new Random(seed);
        int usdt = exchange.asset("USDT");
        int btc = exchange.asset("BTC");
        int eth = exchange.asset("ETH");
        exchange.instrument("BTC", btc, usdt);
        exchange.instrument("ETH", eth, usdt);
        exchange.instrument("ETH-BTC", eth, btc);
        for (long investor : INVESTORS) {
            exchange.register(investor, (int) investor);
            for (int asset : new int[] {usdt, btc, eth}) {
                exchange.transfer(investor, asset, 1_000_000_000L);
            }
        }
    }

    /** Gives so many commands, with at most so many milliseconds between two. */
    public void run(int commands, int maxPauseMillis) {
        for (int i = 0; i < commands; i++) {
            exchange.timeMillis += random.nextInt(maxPauseMillis + 1);
            step();
        }
    }

    private void step() {
        int choice = random.nextInt(100);
        long investor = INVESTORS[random.nextInt(INVESTORS.length)];
        int instrument = random.nextInt(exchange.instruments.size());
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long lots = 1L + random.nextInt(50);
        if (choice < 55) {
            int distance = random.nextInt(30);
            long price = side == Side.BUY ? 1_005L - distance : 995L + distance;
            exchange.place(investor, instrument, side, price, lots, clientOrderId());
        } else if (choice < 65) {
            exchange.place(investor, instrument, side, 0, lots, clientOrderId());
        } else if (choice < 90) {
            cancelOne();
        } else if (choice < 95) {
            exchange.heartbeat();
        } else {
            exchange.transfer(investor, random.nextInt(exchange.assets.size()), lots);
        }
    }

    private void cancelOne() {
        List<ToyOrder> open = exchange.orders.stream().filter(order -> order.isResting).toList();
        if (!open.isEmpty()) {
            exchange.cancel(open.get(random.nextInt(open.size())));
        }
    }

    private String clientOrderId() {
        return random.nextInt(3) == 0 ? "" : "order-" + clientOrderIds++;
    }
}
