package com.cetoex.engine.rulebook;

import org.junit.jupiter.api.Test;

/** The chapter on bulk commands: item by item, in the order of the array, as one command. */
class BulkTest {
    @Test
    void itemsAreExecutedInTheirOrder() {
        Script.play(
                """
                sell bob 5 @ 100 -> rests 5
                bulk ann: buy 3 @ 100; buy 3 @ 100; sell 1 @ 101
                    -> [0] trades 3 @ 100 with bob, [1] trades 2 @ 100 with bob, [1] rests 1, [2] rests 1
                """);
    }

    @Test
    void aFaultyItemFailsAlone() {
        Script.play(
                """
                bulk ann: buy 1 @ 100; buy 0 @ 100; buy 1 @ 0; buy 1 @ 101
                    -> [0] rests 1, [1] refused QUANTITY_NOT_POSITIVE (1; 0), [2] refused PRICE_NOT_POSITIVE (1; 0),
                    -> [3] rests 1
                """);
    }

    @Test
    void fundsAreReservedItemByItem() {
        Script.play(
                """
                fund ann 1000 USDT
                balances
                bulk ann: buy 6 @ 100; buy 6 @ 100; buy 4 @ 100; buy 1 @ 1
                    -> [0] rests 6, [1] refused INSUFFICIENT_BALANCE (600; 400), [2] rests 4,
                    -> [3] refused INSUFFICIENT_BALANCE (1; 0), ann USDT 0 free 1000 held
                """);
    }

    @Test
    void anItemCanSpendWhatAnEarlierOneGained() {
        Script.play(
                """
                fund ann 5 BTC
                buy bob 5 @ 100 -> rests 5
                bulk ann: buy 1 @ 100; sell 5 @ 100; buy 5 @ 100
                    -> [0] refused INSUFFICIENT_BALANCE (100; 0), [1] trades 5 @ 100 with bob, [2] rests 5
                """);
    }

    @Test
    void itemsOfOneBulkCanMeetEachOther() {
        Script.play(
                """
                bulk ann: buy 5 @ 100; sell 5 @ 100
                    -> [0] rests 5, [1] removes own 5 @ 100, [1] rests 5
                """);
    }

    @Test
    void aLevelAndABalanceAreToldOnceWithTheirLastValue() {
        Script.play(
                """
                fund ann 500 USDT
                balances
                bulk ann: buy 1 @ 100; buy 2 @ 100; buy 1 @ 99
                    -> [0] rests 1, [1] rests 2, [2] rests 1, ann USDT 101 free 399 held
                """);
    }

    @Test
    void cancelsAreExecutedInTheirOrderAndFailAlone() {
        Script.play(
                """
                buy ann 1 @ 100 -> rests 1
                buy ann 2 @ 101 -> rests 2
                buy bob 3 @ 102 -> rests 3
                bulk cancel ann: %2; %2; %3; %9; %1
                    -> [0] cancels 2, [1] finds no order, [2] finds no order, [3] finds no order,
                    -> [4] cancels 1
                """);
    }

    @Test
    void theCapOfOpenOrdersHoldsInsideABulk() {
        Script.play(
                """
                cap ann 2
                bulk ann: buy 1 @ 100; buy 1 @ 101; buy 1 @ 102
                    -> [0] rests 1, [1] rests 1, [2] refused TOO_MANY_OPEN_ORDERS (2; 2)
                """);
    }
}
