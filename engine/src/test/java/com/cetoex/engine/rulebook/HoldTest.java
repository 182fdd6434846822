package com.cetoex.engine.rulebook;

import org.junit.jupiter.api.Test;

/** The chapter on holds: what an order locks, and when it lets go. */
class HoldTest {
    @Test
    void aSellLocksItsAmount() {
        Script.play(
                """
                fund ann 5 BTC
                balances
                sell ann 3 @ 100 -> rests 3, ann BTC 2 free 3 held
                sell ann 3 @ 100 -> refused INSUFFICIENT_BALANCE (3; 2)
                sell ann 2 @ 100 -> rests 2, ann BTC 0 free 5 held
                cancel ann %1    -> cancels 3, ann BTC 3 free 2 held
                cancel ann %2    -> cancels 2, ann BTC 5 free 0 held
                """);
    }

    @Test
    void aBuyLocksItsCost() {
        Script.play(
                """
                fund ann 500 USDT
                balances
                buy ann 5 @ 101 -> refused INSUFFICIENT_BALANCE (505; 500)
                buy ann 3 @ 100 -> rests 3, ann USDT 200 free 300 held
                buy ann 2 @ 100 -> rests 2, ann USDT 0 free 500 held
                buy ann 1 @ 1   -> refused INSUFFICIENT_BALANCE (1; 0)
                cancel ann %1   -> cancels 3, ann USDT 300 free 200 held
                """);
    }

    @Test
    void aBuyLocksTheFeeAtTheHigherRateRoundedUpOnce() {
        Script.play(
                """
                market BTC maker 10 taker 25
                fund ann 502 USDT
                balances
                buy ann 5 @ 100 -> rests 5, ann USDT 0 free 502 held
                cancel ann %1   -> cancels 5, ann USDT 502 free 0 held
                withdraw ann 1 USDT -> moves -1, ann USDT 501 free 0 held
                buy ann 5 @ 100 -> refused INSUFFICIENT_BALANCE (502; 501)
                """);
    }

    @Test
    void aRebateIsNotDeductedFromTheLock() {
        Script.play(
                """
                market BTC maker -10 taker 10
                fees BTC maker 0 taker 0
                fund ann 500 USDT
                balances
                buy ann 5 @ 100 -> rests 5, ann USDT 0 free 500 held
                """);
    }

    @Test
    void aPriceImprovementIsReleasedAtOnce() {
        Script.play(
                """
                fund bob 500 USDT
                sell ann 3 @ 90  -> rests 3
                balances
                buy bob 5 @ 100
                    -> trades 3 @ 90 with ann, rests 2, ann BTC 999999999997 free 0 held,
                    -> ann USDT 1000000000270 free 0 held, bob BTC 3 free 0 held, bob USDT 30 free 200 held
                """);
    }

    @Test
    void theLastUnitIsReleasedWhenTheOrderIsFilled() {
        Script.play(
                """
                market BTC maker 1 taker 3
                fund bob 301 USDT
                buy bob 3 @ 100  -> rests 3
                balances
                sell ann 1 @ 100
                    -> trades 1 @ 100 with bob (fees 1 and 1), ann BTC 999999999999 free 0 held,
                    -> ann USDT 1000000000099 free 0 held, bob BTC 1 free 0 held,
                    -> bob USDT 0 free 200 held, operator USDT 2 free 0 held
                sell ann 2 @ 100
                    -> trades 2 @ 100 with bob (fees 1 and 0), ann BTC 999999999997 free 0 held,
                    -> ann USDT 1000000000298 free 0 held, bob BTC 3 free 0 held,
                    -> bob USDT 0 free 0 held, operator USDT 3 free 0 held
                """);
    }

    @Test
    void aWithdrawalTakesOnlyWhatIsAvailable() {
        Script.play(
                """
                fund ann 500 USDT
                balances
                buy ann 4 @ 100       -> rests 4, ann USDT 100 free 400 held
                withdraw ann 101 USDT -> refused INSUFFICIENT_BALANCE
                withdraw ann 100 USDT -> moves -100, ann USDT 0 free 400 held
                withdraw ann 1 BTC    -> refused INSUFFICIENT_BALANCE
                cancel ann %1         -> cancels 4, ann USDT 400 free 0 held
                withdraw ann 400 USDT -> moves -400, ann USDT 0 free 0 held
                """);
    }

    @Test
    void aSaleIsPaidInTheMarketsQuoteAndTakenFromItsBase() {
        Script.play(
                """
                market BTC
                market ETH
                fund ann 5 BTC
                fund bob 500 USDT
                balances
                sell ann 5 ETH @ 100 -> refused INSUFFICIENT_BALANCE (5; 0)
                sell ann 5 BTC @ 100 -> rests 5, ann BTC 0 free 5 held
                buy bob 5 BTC @ 100
                    -> trades 5 @ 100 with ann, ann BTC 0 free 0 held, ann USDT 500 free 0 held,
                    -> bob BTC 5 free 0 held, bob USDT 0 free 0 held
                """);
    }

    @Test
    void proceedsCanBeUsedByTheNextOrder() {
        Script.play(
                """
                fund ann 5 BTC
                buy bob 5 @ 100  -> rests 5
                sell ann 5 @ 100 -> trades 5 @ 100 with bob
                buy ann 5 @ 100  -> rests 5
                buy ann 1 @ 100  -> refused INSUFFICIENT_BALANCE (100; 0)
                """);
    }

    @Test
    void anUnknownInvestorOrAssetHasNothing() {
        Script.play(
                """
                fund ann 0 USDT   -> refused AMOUNT_OUT_OF_RANGE
                fund ann 5 DOGE   -> refused UNKNOWN_ASSET
                buy ann 1 @ 1     -> refused INSUFFICIENT_BALANCE (1; 0)
                sell ann 1 @ 1    -> refused INSUFFICIENT_BALANCE (1; 0)
                """);
    }

    @Test
    void whatManyFillsLeaveOfAHoldComesBackWithTheCancel() {
        Script.play(
                """
                market BTC maker 7 taker 13
                fund bob 10000 USDT
                buy bob 7 @ 333   -> rests 7
                sell ann 1 @ 333  -> trades 1 @ 333 with bob (fees 1 and 1)
                sell ann 1 @ 333  -> trades 1 @ 333 with bob (fees 1 and 0)
                sell ann 2 @ 300  -> trades 2 @ 333 with bob (fees 1 and 0)
                balances
                cancel bob %1     -> cancels 3, bob USDT 8667 free 0 held
                """);
    }

    @Test
    void aTakersHoldIsReleasedToTheLastUnit() {
        Script.play(
                """
                market BTC maker 0 taker 33
                fund bob 2007 USDT
                sell ann 2 @ 101 -> rests 2
                sell ann 3 @ 103 -> rests 3
                sell ann 9 @ 250 -> rests 9
                balances
                buy bob 8 @ 250
                    -> trades 2 @ 101 with ann (fees 1 and 0), trades 3 @ 103 with ann (fees 1 and 0),
                    -> trades 3 @ 250 with ann (fees 3 and 0), ann BTC 999999999986 free 6 held,
                    -> ann USDT 1000000001261 free 0 held, bob BTC 8 free 0 held, bob USDT 741 free 0 held,
                    -> operator USDT 5 free 0 held
                """);
    }

    @Test
    void aSellersHoldShrinksWithEveryFillAndIsReleasedWithTheRest() {
        Script.play(
                """
                fund ann 10 BTC
                balances
                sell ann 9 @ 50 -> rests 9, ann BTC 1 free 9 held
                buy bob 4 @ 50
                    -> trades 4 @ 50 with ann, ann BTC 1 free 5 held, ann USDT 200 free 0 held,
                    -> bob BTC 1000000000004 free 0 held, bob USDT 999999999800 free 0 held
                sell ann 2 @ 51 -> refused INSUFFICIENT_BALANCE (2; 1)
                cancel ann %1   -> cancels 5, ann BTC 6 free 0 held
                """);
    }

    @Test
    void holdsOfSeveralOrdersAreApart() {
        Script.play(
                """
                fund ann 1000 USDT
                balances
                buy ann 2 @ 100 -> rests 2, ann USDT 800 free 200 held
                buy ann 3 @ 100 -> rests 3, ann USDT 500 free 500 held
                buy ann 1 @ 99  -> rests 1, ann USDT 401 free 599 held
                cancel ann %2   -> cancels 3, ann USDT 701 free 299 held
                sell bob 1 @ 100
                    -> trades 1 @ 100 with ann, ann BTC 1 free 0 held, ann USDT 701 free 199 held,
                    -> bob BTC 999999999999 free 0 held, bob USDT 1000000000100 free 0 held
                cancel ann %1   -> cancels 1, ann USDT 801 free 99 held
                cancel ann %3   -> cancels 1, ann USDT 900 free 0 held
                """);
    }

    @Test
    void anotherMarketsProceedsPayForAnOrder() {
        Script.play(
                """
                market BTC
                market ETH
                fund ann 5 BTC
                buy bob 5 BTC @ 100  -> rests 5
                buy ann 1 ETH @ 100  -> refused INSUFFICIENT_BALANCE (100; 0)
                sell ann 1 BTC @ 100 -> trades 1 @ 100 with bob
                buy ann 1 ETH @ 100  -> rests 1
                """);
    }
}
