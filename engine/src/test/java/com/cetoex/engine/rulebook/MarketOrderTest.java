package com.cetoex.engine.rulebook;

import org.junit.jupiter.api.Test;

/** The chapter on market orders: they take what the book has and never rest. */
class MarketOrderTest {
    @Test
    void aMarketOrderTakesTheBestPricesUntilItIsFilled() {
        Script.play(
                """
                levels
                sell ann 5 @ 101    -> rests 5, level ask 101 has 5 in 1
                sell bob 5 @ 100    -> rests 5, level ask 100 has 5 in 1
                buy cat 6 market
                    -> trades 5 @ 100 with bob, trades 1 @ 101 with ann,
                    -> level ask 100 has 0 in 0, level ask 101 has 4 in 1
                """);
    }

    @Test
    void whatTheBookCannotFillIsCancelled() {
        Script.play(
                """
                sell ann 5 @ 100 -> rests 5
                buy bob 8 market -> trades 5 @ 100 with ann, leaves 3
                buy ann 5 @ 100  -> rests 5
                sell bob 8 market -> trades 5 @ 100 with ann, leaves 3
                """);
    }

    @Test
    void onAnEmptyBookItIsCancelledWhole() {
        Script.play(
                """
                balances
                fund ann 10 BTC   -> ann BTC 10 free 0 held
                fund ann 10 USDT  -> ann USDT 10 free 0 held
                buy ann 8 market  -> leaves 8
                sell ann 8 market -> leaves 8
                """);
    }

    @Test
    void theMinimumIsJudgedAtTheBestOppositePrice() {
        Script.play(
                """
                market BTC min 500
                sell ann 9 @ 100  -> rests 9
                sell ann 9 @ 1000 -> rests 9
                buy bob 4 market  -> refused BELOW_MIN_NOTIONAL (500; 400)
                buy bob 5 market  -> trades 5 @ 100 with ann
                """);
    }

    @Test
    void onAnEmptySideTheMinimumIsJudgedAtTheLastPrice() {
        Script.play(
                """
                market BTC min 500
                sell ann 5 @ 100 -> rests 5
                buy bob 5 @ 100  -> trades 5 @ 100 with ann
                buy bob 4 market -> refused BELOW_MIN_NOTIONAL (500; 400)
                buy bob 5 market -> leaves 5
                sell ann 4 market -> refused BELOW_MIN_NOTIONAL (500; 400)
                """);
    }

    @Test
    void withoutAnyPriceTheMinimumIsNotJudged() {
        Script.play(
                """
                market BTC min 500
                buy bob 1 market -> leaves 1
                """);
    }

    @Test
    void aMarketSellNeedsItsWholeAmount() {
        Script.play(
                """
                fund bob 4 BTC
                buy ann 1 @ 100   -> rests 1
                sell bob 5 market -> refused INSUFFICIENT_BALANCE (5; 4)
                sell bob 4 market -> trades 1 @ 100 with ann, leaves 3
                """);
    }

    @Test
    void aMarketBuyNeedsTheCostOfItsSweep() {
        Script.play(
                """
                fund bob 709 USDT
                sell ann 5 @ 100 -> rests 5
                sell ann 5 @ 105 -> rests 5
                buy bob 7 market -> refused INSUFFICIENT_BALANCE (710; 709)
                fund bob 1 USDT
                buy bob 7 market -> trades 5 @ 100 with ann, trades 2 @ 105 with ann
                """);
    }

    @Test
    void theSweepsFeeCountsAsItsCost() {
        Script.play(
                """
                market BTC taker 10
                fund bob 500 USDT
                sell ann 5 @ 100 -> rests 5
                buy bob 5 market -> refused INSUFFICIENT_BALANCE (501; 500)
                fund bob 1 USDT
                buy bob 5 market -> trades 5 @ 100 with ann (fees 1 and 0)
                """);
    }

    @Test
    void aMarketBuyPaysOnlyForWhatTheBookHas() {
        Script.play(
                """
                balances
                fund bob 500 USDT  -> bob USDT 500 free 0 held
                sell ann 5 @ 100   -> rests 5, ann BTC 999999999995 free 5 held
                buy bob 100 market
                    -> trades 5 @ 100 with ann, leaves 95, ann BTC 999999999995 free 0 held,
                    -> ann USDT 1000000000500 free 0 held, bob BTC 5 free 0 held, bob USDT 0 free 0 held
                """);
    }

    @Test
    void ownOrdersAreNotPartOfTheSweepsCost() {
        Script.play(
                """
                fund bob 500 USDT
                fund bob 5 BTC
                sell bob 5 @ 50   -> rests 5
                sell ann 5 @ 100  -> rests 5
                buy bob 5 market  -> removes own 5 @ 50, trades 5 @ 100 with ann
                """);
    }

    @Test
    void aMarketOrderCountsAgainstNoCapOfOpenOrders() {
        Script.play(
                """
                sell ann 5 @ 100 -> rests 5
                buy bob 1 @ 90   -> rests 1
                cap bob 1
                buy bob 5 @ 95   -> refused TOO_MANY_OPEN_ORDERS (1; 1)
                buy bob 5 market -> trades 5 @ 100 with ann
                """);
    }
}
