package com.cetoex.benchmarks.stream;

import com.cetoex.benchmarks.stream.OrderStream.Kind;
import com.cetoex.benchmarks.stream.OrderStream.Order;
import java.util.Arrays;

/**
 * Draws a workload's stream from its seed, keeping a book to know the best prices and who rests.
 *
 * <p>The order of the draws is part of the stream: a draw more or less changes all that follows.
 */
public final class OrderStreamGenerator {
    private static final int FIRST_MID = 32_768;
    private static final int MID_MOVES_ONE_IN = 32;
    private static final int AGGRESSIVE_PERCENT = 10;
    private static final int THROUGH_TICKS = 20;
    private static final int MAX_PASSIVE_QUANTITY = 100;
    private static final int MAX_AGGRESSIVE_QUANTITY = 200;
    private static final int OWNERS = 1_000;

    private final Workload workload;
    private final SplitMix random;
    private final OrderStream stream;
    private final LadderBook book;
    private final FillHash hash = new FillHash();
    private final int[] live;
    private final int[] placeOfLive;
    private int liveCount;
    private int mid = FIRST_MID;
    private int lastOrderId;
    private long adds;
    private long cancels;
    private long aggressive;

    private OrderStreamGenerator(Workload workload) {
        int capacity = workload.target() + workload.operations();
        this.workload = workload;
        random = new SplitMix(workload.seed());
        stream = new OrderStream(capacity);
        book = new LadderBook(capacity);
        live = new int[capacity];
        placeOfLive = new int[capacity + 1];
    }

    /**
     * Draws the whole stream, and checks counts and hash.
     *
     * @throws IllegalStateException when the stream is not the published one
     */
    public static OrderStream generate(Workload workload) {
        OrderStreamGenerator generator = new OrderStreamGenerator(workload);
        generator.draw();
        return generator.stream;
    }

    private void draw() {
        for (int i = 0; i < workload.target(); i++) {
            moveMid();
            addPassive(i % 2 == 0);
        }
        for (int i = 0; i < workload.operations(); i++) {
            moveMid();
            drawOperation();
        }
        int[] resting = Arrays.copyOf(live, liveCount);
        Arrays.sort(resting);
        stream.end(resting);
        verify();
    }

    private void moveMid() {
        if (random.next(MID_MOVES_ONE_IN) == 0) {
            mid += random.next(2) == 0 ? 1 : -1;
        }
    }

    private void drawOperation() {
        if (random.next(100) < AGGRESSIVE_PERCENT) {
            addAggressive();
        } else if (isAdd()) {
            addPassive(random.next(2) == 0);
        } else {
            cancel();
        }
    }

    private boolean isAdd() {
        if (liveCount * 100L < workload.target() * 95L) {
            return true;
        }
        if (liveCount * 100L > workload.target() * 105L) {
            return false;
        }
        return random.next(2) == 0;
    }

    private void addPassive(boolean isBuy) {
        int distance = 1 + Math.min(random.next(workload.range()), random.next(workload.range()));
        int price = isBuy ? mid - distance : mid + distance;
        if (isBuy && book.hasAsk()) {
            price = Math.min(price, book.bestAsk() - 1);
        } else if (!isBuy && book.hasBid()) {
            price = Math.max(price, book.bestBid() + 1);
        }
        int quantity = 1 + random.next(MAX_PASSIVE_QUANTITY);
        int owner = 1 + random.next(OWNERS);
        adds++;
        stream.append(Kind.ADD, new Order(isBuy, price, quantity, owner));
        rest(++lastOrderId, isBuy, price, quantity);
    }

    private void addAggressive() {
        boolean isBuy = random.next(2) == 0;
        int price;
        if (isBuy) {
            price = book.hasAsk() ? book.bestAsk() + THROUGH_TICKS : mid - 1;
        } else {
            price = book.hasBid() ? book.bestBid() - THROUGH_TICKS : mid + 1;
        }
        int quantity = 1 + random.next(MAX_AGGRESSIVE_QUANTITY);
        int owner = 1 + random.next(OWNERS);
        aggressive++;
        stream.append(Kind.AGGRESSIVE, new Order(isBuy, price, quantity, owner));
        int orderId = ++lastOrderId;
        int left = book.match(isBuy, price, quantity, this::onFill);
        if (left > 0) {
            rest(orderId, isBuy, price, left);
        }
    }

    private void onFill(int makerOrderId, int priceTicks, int quantity, boolean isMakerFilled) {
        hash.add(makerOrderId, priceTicks, quantity);
        if (isMakerFilled) {
            forget(makerOrderId);
        }
    }

    private void cancel() {
        int orderId = live[random.next(liveCount)];
        cancels++;
        stream.appendCancel(orderId);
        book.cancel(orderId);
        forget(orderId);
    }

    private void rest(int orderId, boolean isBuy, int price, int quantity) {
        book.rest(orderId, isBuy, price, quantity);
        placeOfLive[orderId] = liveCount;
        live[liveCount++] = orderId;
    }

    private void forget(int orderId) {
        int place = placeOfLive[orderId];
        int last = live[--liveCount];
        live[place] = last;
        placeOfLive[last] = place;
    }

    private void verify() {
        Workload.Outcome drawn =
                new Workload.Outcome(adds, cancels, aggressive, hash.fills(), hash.hash());
        if (!drawn.equals(workload.outcome())) {
            throw new IllegalStateException(
                    "%s: expected %s, was %s".formatted(workload, workload.outcome(), drawn));
        }
    }
}
