package com.cetoex.engine.rulebook;

import org.junit.jupiter.api.Test;

/** The chapter on price-time priority: who trades first, and at which price. */
class PriceTimePriorityTest {
    @Test
    void anOrderThatMeetsNobodyRests() {
        Script.play(
                """
                levels
                buy ann 5 @ 100  -> rests 5, level bid 100 has 5 in 1
                sell bob 5 @ 101 -> rests 5, level ask 101 has 5 in 1
                """);
    }

    @Test
    void olderOrderAtTheSamePriceTradesFirst() {
        Script.play(
                """
                sell ann 5 @ 100 -> rests 5
                sell bob 5 @ 100 -> rests 5
                buy cat 6 @ 100  -> trades 5 @ 100 with ann, trades 1 @ 100 with bob
                """);
    }

    @Test
    void betterPriceTradesBeforeAnOlderOrder() {
        Script.play(
                """
                sell ann 5 @ 101 -> rests 5
                sell bob 5 @ 100 -> rests 5
                buy cat 6 @ 101  -> trades 5 @ 100 with bob, trades 1 @ 101 with ann
                buy ann 5 @ 98   -> rests 5
                buy bob 5 @ 99   -> rests 5
                sell cat 6 @ 98  -> trades 5 @ 99 with bob, trades 1 @ 98 with ann
                """);
    }

    @Test
    void tradesHappenAtTheRestingOrdersPrice() {
        Script.play(
                """
                sell ann 5 @ 100 -> rests 5
                buy bob 5 @ 130  -> trades 5 @ 100 with ann
                buy bob 5 @ 100  -> rests 5
                sell ann 5 @ 70  -> trades 5 @ 100 with bob
                """);
    }

    @Test
    void aPartlyFilledOrderKeepsItsPlace() {
        Script.play(
                """
                sell ann 5 @ 100 -> rests 5
                sell bob 5 @ 100 -> rests 5
                buy cat 2 @ 100  -> trades 2 @ 100 with ann
                buy cat 2 @ 100  -> trades 2 @ 100 with ann
                buy cat 2 @ 100  -> trades 1 @ 100 with ann, trades 1 @ 100 with bob
                """);
    }

    @Test
    void theRestOfAnIncomingOrderStandsBehindAllOfItsPrice() {
        Script.play(
                """
                levels
                buy ann 5 @ 100  -> rests 5, level bid 100 has 5 in 1
                sell bob 3 @ 101 -> rests 3, level ask 101 has 3 in 1
                buy cat 8 @ 101
                    -> trades 3 @ 101 with bob, rests 5, level ask 101 has 0 in 0, level bid 101 has 5 in 1
                sell dan 11 @ 100
                    -> trades 5 @ 101 with cat, trades 5 @ 100 with ann, rests 1,
                    -> level bid 101 has 0 in 0, level bid 100 has 0 in 0, level ask 100 has 1 in 1
                """);
    }

    @Test
    void aSweepTakesLevelAfterLevelUpToItsLimit() {
        Script.play(
                """
                sell ann 1 @ 100 -> rests 1
                sell bob 2 @ 100 -> rests 2
                sell cat 3 @ 102 -> rests 3
                sell ann 4 @ 105 -> rests 4
                sell bob 5 @ 106 -> rests 5
                buy dan 11 @ 105
                    -> trades 1 @ 100 with ann, trades 2 @ 100 with bob, trades 3 @ 102 with cat,
                    -> trades 4 @ 105 with ann, rests 1
                sell eve 2 @ 105 -> trades 1 @ 105 with dan, rests 1
                """);
    }

    @Test
    void aSweepThatEndsWithALevelLeavesTheNextUntouched() {
        Script.play(
                """
                levels
                sell ann 3 @ 100 -> rests 3, level ask 100 has 3 in 1
                sell bob 3 @ 101 -> rests 3, level ask 101 has 3 in 1
                buy cat 3 @ 105  -> trades 3 @ 100 with ann, level ask 100 has 0 in 0
                buy cat 3 @ 105  -> trades 3 @ 101 with bob, level ask 101 has 0 in 0
                buy cat 3 @ 105  -> rests 3, level bid 105 has 3 in 1
                """);
    }

    @Test
    void theHeadOfAQueueCanBeCancelled() {
        Script.play(
                """
                sell ann 5 @ 100 -> rests 5
                sell bob 5 @ 100 -> rests 5
                sell cat 5 @ 100 -> rests 5
                cancel ann %1    -> cancels 5
                buy dan 7 @ 100  -> trades 5 @ 100 with bob, trades 2 @ 100 with cat
                """);
    }

    @Test
    void theMiddleOfAQueueCanBeCancelled() {
        Script.play(
                """
                sell ann 5 @ 100 -> rests 5
                sell bob 5 @ 100 -> rests 5
                sell cat 5 @ 100 -> rests 5
                cancel bob %2    -> cancels 5
                buy dan 7 @ 100  -> trades 5 @ 100 with ann, trades 2 @ 100 with cat
                """);
    }

    @Test
    void theTailOfAQueueCanBeCancelledAndANewOneStandsBehind() {
        Script.play(
                """
                sell ann 5 @ 100 -> rests 5
                sell bob 5 @ 100 -> rests 5
                sell cat 5 @ 100 -> rests 5
                cancel cat %3    -> cancels 5
                sell eve 5 @ 100 -> rests 5
                buy dan 11 @ 100
                    -> trades 5 @ 100 with ann, trades 5 @ 100 with bob, trades 1 @ 100 with eve
                """);
    }

    @Test
    void aCancelledLevelIsGoneAndCanComeBack() {
        Script.play(
                """
                levels
                sell ann 5 @ 100 -> rests 5, level ask 100 has 5 in 1
                cancel ann %1    -> cancels 5, level ask 100 has 0 in 0
                buy bob 5 @ 100  -> rests 5, level bid 100 has 5 in 1
                cancel bob %2    -> cancels 5, level bid 100 has 0 in 0
                sell ann 5 @ 100 -> rests 5, level ask 100 has 5 in 1
                """);
    }

    @Test
    void whatIsLeftOfAPartlyFilledOrderCanBeCancelled() {
        Script.play(
                """
                sell ann 5 @ 100 -> rests 5
                buy bob 2 @ 100  -> trades 2 @ 100 with ann
                cancel ann %1    -> cancels 3
                buy bob 2 @ 100  -> rests 2
                """);
    }

    @Test
    void onlyAnOpenOrderOfOnesOwnCanBeCancelled() {
        Script.play(
                """
                sell ann 5 @ 100 -> rests 5
                cancel bob %1    -> finds no order
                cancel ann %2    -> finds no order
                cancel ann %-1   -> finds no order
                cancel ann %0    -> finds no order
                cancel ann %1    -> cancels 5
                cancel ann %1    -> finds no order
                sell ann 5 @ 100 -> rests 5
                buy bob 5 @ 100  -> trades 5 @ 100 with ann
                cancel ann %2    -> finds no order
                cancel bob %3    -> finds no order
                """);
    }

    @Test
    void marketsKnowNothingOfEachOther() {
        Script.play(
                """
                market BTC
                market ETH
                sell ann 5 BTC @ 100 -> rests 5
                buy bob 5 ETH @ 100  -> rests 5
                buy bob 5 BTC @ 100  -> trades 5 @ 100 with ann
                """);
    }

    @Test
    void pricesMayStandFarApart() {
        Script.play(
                """
                sell ann 1 @ 100000000 -> rests 1
                sell ann 1 @ 1000000   -> rests 1
                sell ann 1 @ 65        -> rests 1
                buy bob 1 @ 1          -> rests 1
                buy bob 1 @ 64         -> rests 1
                buy bob 3 @ 100000000
                    -> trades 1 @ 65 with ann, trades 1 @ 1000000 with ann, trades 1 @ 100000000 with ann
                sell ann 2 @ 1         -> trades 1 @ 64 with bob, trades 1 @ 1 with bob
                """);
    }

    @Test
    void levelsCanVanishAtTheTopInTheMiddleAndAtTheBottom() {
        Script.play(
                """
                buy ann 1 @ 100  -> rests 1
                buy ann 1 @ 99   -> rests 1
                buy ann 1 @ 98   -> rests 1
                buy ann 1 @ 97   -> rests 1
                buy ann 1 @ 96   -> rests 1
                cancel ann %3    -> cancels 1
                cancel ann %1    -> cancels 1
                cancel ann %5    -> cancels 1
                buy bob 1 @ 98   -> rests 1
                sell cat 4 @ 90
                    -> trades 1 @ 99 with ann, trades 1 @ 98 with bob, trades 1 @ 97 with ann, rests 1
                """);
    }

    @Test
    void headMiddleAndTailOfABuyingQueueCanBeCancelled() {
        Script.play(
                """
                levels
                buy ann 1 @ 100  -> rests 1, level bid 100 has 1 in 1
                buy bob 2 @ 100  -> rests 2, level bid 100 has 3 in 2
                buy cat 3 @ 100  -> rests 3, level bid 100 has 6 in 3
                buy dan 4 @ 100  -> rests 4, level bid 100 has 10 in 4
                buy eve 5 @ 100  -> rests 5, level bid 100 has 15 in 5
                cancel ann %1    -> cancels 1, level bid 100 has 14 in 4
                cancel cat %3    -> cancels 3, level bid 100 has 11 in 3
                cancel eve %5    -> cancels 5, level bid 100 has 6 in 2
                sell fay 6 @ 100 -> trades 2 @ 100 with bob, trades 4 @ 100 with dan, level bid 100 has 0 in 0
                """);
    }

    @Test
    void anOrderMovedToAnotherLevelStandsBehindAllOfIt() {
        Script.play(
                """
                sell ann 1 @ 100                           -> rests 1
                sell bob 1 @ 100                           -> rests 1
                sell bob 1 @ 101                           -> rests 1
                bulk cancel ann: %1                        -> [0] cancels 1
                bulk ann: sell 1 @ 101                     -> [0] rests 1
                buy cat 3 @ 101
                    -> trades 1 @ 100 with bob, trades 1 @ 101 with bob, trades 1 @ 101 with ann
                """);
    }

    @Test
    void anOrderMovedAwayAndBackHasLostItsPlace() {
        Script.play(
                """
                sell ann 2 @ 100 -> rests 2
                sell bob 2 @ 100 -> rests 2
                cancel ann %1    -> cancels 2
                sell ann 2 @ 105 -> rests 2
                cancel ann %3    -> cancels 2
                sell ann 2 @ 100 -> rests 2
                buy cat 3 @ 100  -> trades 2 @ 100 with bob, trades 1 @ 100 with ann
                """);
    }

    @Test
    void anOrderMovedOntoTheOtherSideTradesAtOnce() {
        Script.play(
                """
                buy ann 2 @ 100  -> rests 2
                sell bob 2 @ 103 -> rests 2
                cancel bob %2    -> cancels 2
                sell bob 3 @ 100 -> trades 2 @ 100 with ann, rests 1
                buy ann 1 @ 99   -> rests 1
                buy ann 1 @ 100  -> trades 1 @ 100 with bob
                """);
    }

    @Test
    void aFillThatEndsBothOrdersLeavesNothing() {
        Script.play(
                """
                fund ann 3 BTC
                fund bob 300 USDT
                levels
                balances
                sell ann 3 @ 100 -> rests 3, ann BTC 0 free 3 held, level ask 100 has 3 in 1
                buy bob 3 @ 100
                    -> trades 3 @ 100 with ann, level ask 100 has 0 in 0, ann BTC 0 free 0 held,
                    -> ann USDT 300 free 0 held, bob BTC 3 free 0 held, bob USDT 0 free 0 held
                cancel ann %1    -> finds no order
                cancel bob %2    -> finds no order
                """);
    }

    @Test
    void fillsMayEndTheMakerTheTakerOrNeither() {
        Script.play(
                """
                sell ann 3 @ 100 -> rests 3
                sell bob 3 @ 100 -> rests 3
                buy cat 3 @ 100  -> trades 3 @ 100 with ann
                buy cat 2 @ 100  -> trades 2 @ 100 with bob
                buy cat 4 @ 100  -> trades 1 @ 100 with bob, rests 3
                sell ann 3 @ 100 -> trades 3 @ 100 with cat
                sell ann 1 @ 100 -> rests 1
                """);
    }

    @Test
    void aSweepStopsWithinTheQueueOfItsLastPrice() {
        Script.play(
                """
                levels
                buy ann 1 @ 103  -> rests 1, level bid 103 has 1 in 1
                buy bob 2 @ 103  -> rests 2, level bid 103 has 3 in 2
                buy cat 3 @ 102  -> rests 3, level bid 102 has 3 in 1
                buy ann 4 @ 101  -> rests 4, level bid 101 has 4 in 1
                buy bob 5 @ 101  -> rests 5, level bid 101 has 9 in 2
                buy cat 6 @ 100  -> rests 6, level bid 100 has 6 in 1
                sell dan 12 @ 101
                    -> trades 1 @ 103 with ann, trades 2 @ 103 with bob, trades 3 @ 102 with cat,
                    -> trades 4 @ 101 with ann, trades 2 @ 101 with bob, level bid 103 has 0 in 0,
                    -> level bid 102 has 0 in 0, level bid 101 has 3 in 1
                sell dan 4 @ 101 -> trades 3 @ 101 with bob, rests 1, level bid 101 has 0 in 0, level ask 101 has 1 in 1
                """);
    }

    @Test
    void aSweepOfTheWholeSideRestsAndIsSweptItself() {
        Script.play(
                """
                sell ann 1 @ 100 -> rests 1
                sell bob 1 @ 101 -> rests 1
                sell cat 1 @ 102 -> rests 1
                buy dan 5 @ 110
                    -> trades 1 @ 100 with ann, trades 1 @ 101 with bob, trades 1 @ 102 with cat, rests 2
                sell ann 1 @ 1   -> trades 1 @ 110 with dan
                sell bob 2 @ 1   -> trades 1 @ 110 with dan, rests 1
                buy dan 1 @ 1    -> trades 1 @ 1 with bob
                """);
    }

    @Test
    void anOrderCannotBeFilledTwiceInOneSweep() {
        Script.play(
                """
                sell ann 5 @ 100 -> rests 5
                bulk bob: buy 4 @ 100; buy 4 @ 100; buy 4 @ 100
                    -> [0] trades 4 @ 100 with ann, [1] trades 1 @ 100 with ann, [1] rests 3, [2] rests 4
                """);
    }
}
