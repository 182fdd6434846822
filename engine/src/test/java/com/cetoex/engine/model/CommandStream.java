package com.cetoex.engine.model;

import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command;
import com.cetoex.reference.Command.ApiKey;
import com.cetoex.reference.Command.CancelItem;
import com.cetoex.reference.Command.Limits;
import com.cetoex.reference.Command.ListInstrument;
import com.cetoex.reference.Command.OrderItem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Commands drawn from a seed: many orders that meet each other in few markets, resends, bulks, and
 * among them everything that no client and no operator should send.
 *
 * <p>The second market's units are so large that its orders and balances reach the ends of a long.
 */
public final class CommandStream {
    private static final long FIRST_MILLIS = 1_700_000_000_000L;
    private static final int INVESTORS = 6;
    private static final int MID_TICKS = 100;
    private static final int RANGE_TICKS = 6;
    private static final int REMEMBERED_COMMANDS = 12;

    /** About so many of the orders are accepted and get an id. */
    private static final int ACCEPTED_PERCENT = 50;

    private static final List<String> CLIENT_ORDER_IDS =
            List.of(
                    "a",
                    "b",
                    "C_3",
                    "order-4",
                    "e",
                    "f",
                    "g",
                    "12345678",
                    "123456789",
                    "abcdefghijklmnopqrstuvwxyz0123456789",
                    "abcdefghijklmnopqrstuvwxyz0123456788");
    private static final List<String> ASSETS = List.of("USDT", "BTC", "WEI", "BIG");
    private static final List<RefusalReason> EDGE_FAULTS =
            List.of(
                    RefusalReason.PRICE_OFF_TICK,
                    RefusalReason.QUANTITY_OFF_LOT,
                    RefusalReason.PRICE_TOO_LARGE);
    private static final long[] HOSTILE = {
        0,
        -1,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        1L << 61,
        (1L << 61) + 1,
        1L << 40,
        100_000_000,
        100_000_001,
        1
    };

    private final RandomGenerator random;
    private final Deque<Command> opening = new ArrayDeque<>();
    private final List<Command> earlier = new ArrayList<>();
    private long timeMillis = FIRST_MILLIS;
    private int orders;
    private int steps;

    /** Begins the stream of a seed. */
    public CommandStream(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        open();
    }

    /** The time of the command drawn last. */
    public long timeMillis() {
        return timeMillis;
    }

    /** Draws the next command. */
    public Command next() {
        if (!opening.isEmpty()) {
            return opening.removeFirst();
        }
        moveTime();
        int kind = random.nextInt(100);
        if (kind < 42) {
            return remember(new Command.PlaceOrder(investor(), order(0)));
        }
        if (kind < 50 && !earlier.isEmpty()) {
            return earlier.get(random.nextInt(earlier.size()));
        }
        if (kind < 60) {
            return remember(placeOrders());
        }
        if (kind < 75) {
            return cancelOrder();
        }
        return kind < 82 ? cancelOrders() : operatorCommand();
    }

    private void open() {
        opening.add(new Command.ListAsset(0, "USDT", 6));
        opening.add(new Command.ListAsset(0, "BTC", 3));
        opening.add(new Command.ListAsset(0, "WEI", 14));
        opening.add(new Command.ListAsset(0, "BIG", 9));
        opening.add(
                new ListInstrument(
                        0, "BTC", "BTC", "USDT", 1, 2, 1, 3, 2_000, 0, 0, makerRate(), 20_000));
        opening.add(
                new ListInstrument(
                        0, "BIG", "BIG", "WEI", 1, 0, 1, 0, 1, 200, 0, -700, 12_345_678));
        opening.add(
                new ListInstrument(0, "SELF", "WEI", "USDT", 25, 6, 1, 0, 0, 1_000, 1_000, 0, 0));
        for (int investor = 1; investor <= INVESTORS; investor++) {
            int cap = 1 + random.nextInt(30);
            Limits limits = new Limits(100, 10, cap);
            opening.add(
                    new Command.RegisterInvestor(0, investor, limits, ApiKey.numbered(investor)));
            for (String asset : ASSETS) {
                opening.add(new Command.Transfer(0, investor, asset, plenty(asset)));
            }
        }
    }

    private int makerRate() {
        return random.nextInt(40_001) - 20_000;
    }

    private long plenty(String asset) {
        long most =
                switch (asset) {
                    case "USDT" -> 3_000_000;
                    case "BTC" -> 2_000;
                    default -> (1L << 62) / INVESTORS;
                };
        return 1 + random.nextLong(most);
    }

    private void moveTime() {
        int kind = random.nextInt(100);
        if (kind < 3) {
            timeMillis += random.nextLong(Duration.ofHours(30).toMillis());
        } else if (kind < 4) {
            timeMillis -= random.nextLong(1_000);
        } else if (kind < 60) {
            timeMillis += random.nextLong(1_000);
        }
    }

    private Command remember(Command command) {
        if (earlier.size() == REMEMBERED_COMMANDS) {
            earlier.remove(random.nextInt(REMEMBERED_COMMANDS));
        }
        earlier.add(command);
        return command;
    }

    private boolean isOneIn(int times) {
        return random.nextInt(times) == 0;
    }

    private long hostile() {
        return HOSTILE[random.nextInt(HOSTILE.length)];
    }

    private long investor() {
        return isOneIn(60) ? hostile() % 50 : 1 + random.nextInt(INVESTORS);
    }

    private int instrument() {
        return isOneIn(60) ? (int) hostile() : random.nextInt(3);
    }

    private OrderItem order(int itemIndex) {
        orders++;
        int instrument = instrument();
        return new OrderItem(
                itemIndex,
                instrument,
                random.nextBoolean() ? Side.BUY : Side.SELL,
                isOneIn(6) ? OrderType.MARKET : OrderType.LIMIT,
                price(),
                quantity(instrument),
                isOneIn(40) ? oneOf(EDGE_FAULTS) : RefusalReason.NONE,
                isOneIn(4) ? oneOf(CLIENT_ORDER_IDS) : "");
    }

    private long price() {
        return isOneIn(40)
                ? hostile()
                : MID_TICKS - RANGE_TICKS + random.nextInt(2 * RANGE_TICKS + 1);
    }

    private long quantity(int instrument) {
        if (isOneIn(40)) {
            return hostile();
        }
        return 1L + random.nextInt(instrument != 1 && isOneIn(5) ? 400 : 20);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private Command placeOrders() {
        List<OrderItem> items = new ArrayList<>();
        int count = isOneIn(10) ? 20 : random.nextInt(6);
        for (int i = 0; i < count; i++) {
            items.add(order(i + random.nextInt(3)));
        }
        return new Command.PlaceOrders(investor(), items);
    }

    private long orderId() {
        if (isOneIn(30)) {
            return hostile();
        }
        return 1L + random.nextInt(Math.max(1, orders * ACCEPTED_PERCENT / 100));
    }

    private Command cancelOrder() {
        return isOneIn(3)
                ? new Command.CancelOrder(investor(), 0, oneOf(CLIENT_ORDER_IDS))
                : new Command.CancelOrder(investor(), orderId(), "");
    }

    private Command cancelOrders() {
        List<CancelItem> items = new ArrayList<>();
        int count = isOneIn(10) ? 50 : random.nextInt(12);
        for (int i = 0; i < count; i++) {
            items.add(new CancelItem(i, orderId()));
        }
        return new Command.CancelOrders(investor(), items);
    }

    private Command operatorCommand() {
        return switch (random.nextInt(10)) {
            case 0 -> new Command.Heartbeat();
            case 1, 2 -> transfer();
            case 3 -> new Command.ChangeFees(instrument(), rate(), rate());
            case 4 -> new Command.ChangeInstrumentStatus(instrument(), status());
            case 5 -> new Command.ChangeLimits(investor(), limits());
            case 6 -> new Command.ChangeCredential(investor(), ApiKey.numbered(random.nextInt(9)));
            case 7 ->
                    new Command.RegisterInvestor(
                            step(), newInvestor(), limits(), ApiKey.numbered(5));
            case 8 -> listing();
            default -> completeOrTransfer();
        };
    }

    private InstrumentStatus status() {
        return isOneIn(6) ? InstrumentStatus.HALTED : InstrumentStatus.TRADING;
    }

    private int rate() {
        return isOneIn(20) ? (int) hostile() : random.nextInt(60_001) - 20_000;
    }

    private Limits limits() {
        int cap = isOneIn(10) ? (int) hostile() : 1 + random.nextInt(40);
        return new Limits(random.nextInt(10_002), random.nextInt(102) - 1, cap);
    }

    private long newInvestor() {
        return isOneIn(4) ? hostile() : random.nextInt(INVESTORS * 2);
    }

    private int step() {
        if (!isOneIn(4)) {
            return 0;
        }
        steps += isOneIn(3) ? 1 : 0;
        return random.nextInt(steps + 2);
    }

    private Command transfer() {
        long units = isOneIn(8) ? hostile() : random.nextLong(2_000_000) - 1_000_000;
        String asset = isOneIn(30) ? "DOGE" : oneOf(ASSETS);
        return new Command.Transfer(step(), investor(), asset, units);
    }

    private Command completeOrTransfer() {
        return isOneIn(12) ? new Command.CompleteBootstrap(step(), "ab".repeat(32)) : transfer();
    }

    private Command listing() {
        if (isOneIn(3)) {
            String name = isOneIn(3) ? "not a name" : "A" + random.nextInt(12);
            return new Command.ListAsset(step(), name, random.nextInt(21));
        }
        return new ListInstrument(
                step(),
                isOneIn(8) ? "not a name" : "M" + random.nextInt(12),
                oneOf(ASSETS),
                isOneIn(12) ? "DOGE" : oneOf(ASSETS),
                isOneIn(8) ? hostile() : 1 + random.nextInt(1_000),
                random.nextInt(21),
                isOneIn(8) ? hostile() : 1 + random.nextInt(1_000),
                random.nextInt(5),
                isOneIn(8) ? hostile() : random.nextInt(1_000),
                isOneIn(2) ? 0 : hostile(),
                isOneIn(2) ? 0 : hostile(),
                rate(),
                rate());
    }
}
