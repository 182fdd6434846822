package com.cetoex.benchmarks.apply;

import com.cetoex.benchmarks.stream.LadderBook;

/**
 * Whose an order is, such that nobody ever meets an own order: the stream knows no self-trade
 * prevention, the engine does.
 *
 * <p>Passive orders belong to the accounts 1 to 1,000, as the stream draws them, and never take. An
 * aggressive one belongs to one of the accounts from 1,001, to the first from the drawn one on that
 * has nothing resting.
 */
final class Accounts {
    static final int PASSIVE = 1_000;
    static final int ALL = 2 * PASSIVE;

    private final LadderBook book;
    private final int[] ownerOf;
    private final int[] restingOf = new int[ALL + 1];

    Accounts(int maxOrderId) {
        book = new LadderBook(maxOrderId);
        ownerOf = new int[maxOrderId + 1];
    }

    /** The account of a passive order. */
    int passive(int orderId, int drawnOwner, boolean isBuy, int priceTicks, int quantity) {
        rest(orderId, drawnOwner, isBuy, priceTicks, quantity);
        return drawnOwner;
    }

    /** The account of an aggressive order. */
    int aggressive(int orderId, int drawnOwner, boolean isBuy, int priceTicks, int quantity) {
        int account = PASSIVE + drawnOwner;
        while (restingOf[account] > 0) {
            account = account == ALL ? PASSIVE + 1 : account + 1;
        }
        int left =
                book.match(
                        isBuy,
                        priceTicks,
                        quantity,
                        (maker, price, lots, isMakerFilled) -> {
                            if (isMakerFilled) {
                                restingOf[ownerOf[maker]]--;
                            }
                        });
        if (left > 0) {
            rest(orderId, account, isBuy, priceTicks, left);
        }
        return account;
    }

    /** The account of an order that is cancelled now. */
    int cancelled(int orderId) {
        book.cancel(orderId);
        restingOf[ownerOf[orderId]]--;
        return ownerOf[orderId];
    }

    private void rest(int orderId, int account, boolean isBuy, int priceTicks, int quantity) {
        book.rest(orderId, isBuy, priceTicks, quantity);
        ownerOf[orderId] = account;
        restingOf[account]++;
    }
}
