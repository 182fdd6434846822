package com.cetoex.engine.rulebook;

import org.junit.jupiter.api.Test;

/** The chapter on what an order must be, in the order in which it is judged. */
class OrderCheckTest {
    @Test
    void pricesAndAmountsArePositiveAndBounded() {
        Script.play(
                """
                buy ann 1 @ 0          -> refused PRICE_NOT_POSITIVE (1; 0)
                buy ann 1 @ -1         -> refused PRICE_NOT_POSITIVE (1; -1)
                buy ann 0 @ 1          -> refused QUANTITY_NOT_POSITIVE (1; 0)
                buy ann -1 @ 1         -> refused QUANTITY_NOT_POSITIVE (1; -1)
                buy ann 0 market       -> refused QUANTITY_NOT_POSITIVE (1; 0)
                sell ann 1 @ 100000000 -> rests 1
                """);
    }

    @Test
    void theLargestPriceAndAmountAreInclusive() {
        Script.play(
                """
                market BTC highest 1000 most 50
                sell ann 50 @ 1000 -> rests 50
                sell ann 50 @ 1001 -> refused PRICE_TOO_LARGE (1000; 1001)
                sell ann 51 @ 1000 -> refused QUANTITY_TOO_LARGE (50; 51)
                buy bob 51 market  -> refused QUANTITY_TOO_LARGE (50; 51)
                buy bob 50 market  -> trades 50 @ 1000 with ann
                """);
    }

    @Test
    void theMinimumIsInclusive() {
        Script.play(
                """
                market BTC min 500
                buy ann 4 @ 124 -> refused BELOW_MIN_NOTIONAL (500; 496)
                buy ann 4 @ 125 -> rests 4
                """);
    }

    @Test
    void aFaultFoundAtTheEdgeRefusesInItsTurn() {
        Script.play(
                """
                buy ann 5 @ 100 fault PRICE_NOT_POSITIVE -> refused PRICE_NOT_POSITIVE
                buy ann 5 @ 100 fault PRICE_OFF_TICK     -> refused PRICE_OFF_TICK
                buy ann 5 @ 100 fault QUANTITY_TOO_LARGE -> refused QUANTITY_TOO_LARGE
                buy ann 1 @ 100000001 -> refused PRICE_TOO_LARGE (100000000; 100000001)
                buy ann 23058430093 @ 1
                    -> refused QUANTITY_TOO_LARGE (23058430092; 23058430093)
                """);
    }

    @Test
    void openOrdersAreCapped() {
        Script.play(
                """
                cap ann 2
                buy ann 1 @ 100  -> rests 1
                buy ann 1 @ 101  -> rests 1
                buy ann 1 @ 102  -> refused TOO_MANY_OPEN_ORDERS (2; 2)
                buy bob 1 @ 99   -> rests 1
                cancel ann %1    -> cancels 1
                buy ann 1 @ 102  -> rests 1
                sell bob 1 @ 102 -> trades 1 @ 102 with ann
                buy ann 1 @ 102  -> rests 1
                buy ann 1 @ 102  -> refused TOO_MANY_OPEN_ORDERS (2; 2)
                """);
    }

    @Test
    void aLoweredCapClosesNoOrder() {
        Script.play(
                """
                buy ann 1 @ 100 -> rests 1
                buy ann 1 @ 101 -> rests 1
                cap ann 1
                buy ann 1 @ 102 -> refused TOO_MANY_OPEN_ORDERS (1; 2)
                cancel ann %1   -> cancels 1
                buy ann 1 @ 102 -> refused TOO_MANY_OPEN_ORDERS (1; 1)
                cancel ann %2   -> cancels 1
                buy ann 1 @ 102 -> rests 1
                """);
    }

    @Test
    void aHaltedMarketTakesCancelsOnly() {
        Script.play(
                """
                market BTC
                market ETH
                buy ann 1 BTC @ 100  -> rests 1
                halt BTC
                buy ann 1 BTC @ 100   -> refused INSTRUMENT_HALTED
                sell bob 1 BTC @ 100  -> refused INSTRUMENT_HALTED
                sell bob 1 BTC market -> refused INSTRUMENT_HALTED
                buy ann 1 ETH @ 100   -> rests 1
                cancel ann %1         -> cancels 1
                resume BTC
                buy ann 1 BTC @ 100   -> rests 1
                """);
    }
}
