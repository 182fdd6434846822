package com.cetoex.engine.rulebook;

import org.junit.jupiter.api.Test;

/** The chapter on self-trades: an investor's own resting order leaves (cancel_oldest). */
class SelfTradeTest {
    @Test
    void theRestingOrderIsCancelledAndMatchingGoesOn() {
        Script.play(
                """
                levels
                sell ann 5 @ 100 -> rests 5, level ask 100 has 5 in 1
                sell bob 5 @ 100 -> rests 5, level ask 100 has 10 in 2
                buy ann 6 @ 100
                    -> removes own 5 @ 100, trades 5 @ 100 with bob, rests 1,
                    -> level ask 100 has 0 in 0, level bid 100 has 1 in 1
                """);
    }

    @Test
    void onlyOwnOrdersThatAreMetLeave() {
        Script.play(
                """
                sell bob 5 @ 100 -> rests 5
                sell ann 5 @ 100 -> rests 5
                sell ann 5 @ 101 -> rests 5
                buy ann 5 @ 101  -> trades 5 @ 100 with bob
                buy ann 1 @ 100  -> removes own 5 @ 100, rests 1
                """);
    }

    @Test
    void anOwnOrderBetweenOthersLeavesTheQueueWhole() {
        Script.play(
                """
                levels
                sell bob 2 @ 100 -> rests 2, level ask 100 has 2 in 1
                sell ann 3 @ 100 -> rests 3, level ask 100 has 5 in 2
                sell cat 4 @ 100 -> rests 4, level ask 100 has 9 in 3
                sell dan 4 @ 100 -> rests 4, level ask 100 has 13 in 4
                buy ann 3 @ 100
                    -> trades 2 @ 100 with bob, removes own 3 @ 100, trades 1 @ 100 with cat,
                    -> level ask 100 has 7 in 2
                cancel cat %3    -> cancels 3, level ask 100 has 4 in 1
                buy eve 4 @ 100  -> trades 4 @ 100 with dan, level ask 100 has 0 in 0
                """);
    }

    @Test
    void aBookOfOwnOrdersIsEmptiedAndTheOrderRests() {
        Script.play(
                """
                sell ann 1 @ 100 -> rests 1
                sell ann 2 @ 101 -> rests 2
                sell ann 3 @ 102 -> rests 3
                buy ann 4 @ 101  -> removes own 1 @ 100, removes own 2 @ 101, rests 4
                sell bob 4 @ 101 -> trades 4 @ 101 with ann
                """);
    }

    @Test
    void aMarketOrderRemovesOwnOrdersToo() {
        Script.play(
                """
                buy ann 5 @ 100   -> rests 5
                sell ann 5 market -> removes own 5 @ 100, leaves 5
                """);
    }

    @Test
    void whatTheRemovedOrderHeldIsReleasedButDoesNotPayForTheIncomingOne() {
        Script.play(
                """
                fund ann 500 USDT
                fund ann 5 BTC
                balances
                buy ann 5 @ 100  -> rests 5, ann USDT 0 free 500 held
                sell ann 6 @ 100 -> refused INSUFFICIENT_BALANCE (6; 5)
                sell ann 5 @ 100
                    -> removes own 5 @ 100, rests 5, ann BTC 0 free 5 held, ann USDT 500 free 0 held
                """);
    }

    @Test
    void aPartlyFilledOwnOrderLeavesWithItsRest() {
        Script.play(
                """
                sell ann 5 @ 100 -> rests 5
                buy bob 2 @ 100  -> trades 2 @ 100 with ann
                buy ann 1 @ 100  -> removes own 3 @ 100, rests 1
                """);
    }

    @Test
    void aSweepPassesOwnOrdersOnEveryLevel() {
        Script.play(
                """
                fund ann 10 BTC
                sell ann 1 @ 100 -> rests 1
                sell bob 1 @ 100 -> rests 1
                sell ann 2 @ 101 -> rests 2
                sell bob 1 @ 102 -> rests 1
                sell ann 3 @ 102 -> rests 3
                sell ann 4 @ 103 -> rests 4
                buy ann 3 @ 102  -> refused INSUFFICIENT_BALANCE (306; 0)
                fund ann 306 USDT
                buy ann 3 @ 102
                    -> removes own 1 @ 100, trades 1 @ 100 with bob, removes own 2 @ 101,
                    -> trades 1 @ 102 with bob, removes own 3 @ 102, rests 1
                cancel ann %6    -> cancels 4
                """);
    }
}
