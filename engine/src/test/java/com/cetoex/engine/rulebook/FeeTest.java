package com.cetoex.engine.rulebook;

import org.junit.jupiter.api.Test;

/** The chapter on fees: exact sums, rounded once. */
class FeeTest {
    @Test
    void aFeeIsRoundedUpForWhoPaysIt() {
        Script.play(
                """
                market BTC maker 1 taker 2
                sell ann 1 @ 100   -> rests 1
                buy bob 1 @ 100    -> trades 1 @ 100 with ann (fees 1 and 1)
                sell ann 1 @ 10000 -> rests 1
                buy bob 1 @ 10000  -> trades 1 @ 10000 with ann (fees 2 and 1)
                sell ann 1 @ 10001 -> rests 1
                buy bob 1 @ 10001  -> trades 1 @ 10001 with ann (fees 3 and 2)
                """);
    }

    @Test
    void anOrdersFeeIsTheSumOfItsFillsRoundedOnce() {
        Script.play(
                """
                market BTC maker 0 taker 10
                sell ann 1 @ 400 -> rests 1
                sell ann 1 @ 400 -> rests 1
                sell ann 1 @ 400 -> rests 1
                buy bob 3 @ 400
                    -> trades 1 @ 400 with ann (fees 1 and 0), trades 1 @ 400 with ann,
                    -> trades 1 @ 400 with ann (fees 1 and 0)
                """);
    }

    @Test
    void splittingNeitherCostsNorGainsAUnit() {
        Script.play(
                """
                market BTC maker 10 taker 0
                sell ann 10 @ 1000 -> rests 10
                buy bob 10 @ 1000  -> trades 10 @ 1000 with ann (fees 0 and 10)
                sell ann 10 @ 999  -> rests 10
                buy bob 3 @ 999    -> trades 3 @ 999 with ann (fees 0 and 3)
                buy bob 3 @ 999    -> trades 3 @ 999 with ann (fees 0 and 3)
                buy bob 3 @ 999    -> trades 3 @ 999 with ann (fees 0 and 3)
                buy bob 1 @ 999    -> trades 1 @ 999 with ann (fees 0 and 1)
                """);
    }

    @Test
    void aRebateIsRoundedDown() {
        Script.play(
                """
                market BTC maker -10 taker 20
                sell ann 1 @ 999  -> rests 1
                buy bob 1 @ 999   -> trades 1 @ 999 with ann (fees 2 and 0)
                sell ann 1 @ 1000 -> rests 1
                buy bob 1 @ 1000  -> trades 1 @ 1000 with ann (fees 2 and -1)
                """);
    }

    @Test
    void aRebatesBrokenPartsAddUpWithinTheOrder() {
        Script.play(
                """
                market BTC maker -10 taker 10
                buy ann 4 @ 500  -> rests 4
                sell bob 1 @ 500 -> trades 1 @ 500 with ann (fees 1 and 0)
                sell bob 1 @ 500 -> trades 1 @ 500 with ann (fees 1 and -1)
                sell bob 2 @ 500 -> trades 2 @ 500 with ann (fees 1 and -1)
                """);
    }

    @Test
    void ratesMayBeFractionsOfABasisPoint() {
        Script.play(
                """
                market BTC maker -0.0001 taker 0.0001
                sell ann 1 @ 100000000 -> rests 1
                buy bob 1 @ 100000000  -> trades 1 @ 100000000 with ann (fees 1 and -1)
                sell ann 1 @ 99999999  -> rests 1
                buy bob 1 @ 99999999   -> trades 1 @ 99999999 with ann (fees 1 and 0)
                """);
    }

    @Test
    void feesGoToTheOperatorAndRebatesComeFromIt() {
        Script.play(
                """
                market BTC maker -10 taker 30
                fund ann 5 BTC
                fund bob 6000 USDT
                sell ann 5 @ 1000 -> rests 5
                balances
                buy bob 5 @ 1000
                    -> trades 5 @ 1000 with ann (fees 15 and -5), ann BTC 0 free 0 held,
                    -> ann USDT 5005 free 0 held, bob BTC 5 free 0 held, bob USDT 985 free 0 held,
                    -> operator USDT 10 free 0 held
                """);
    }

    @Test
    void aSellersFeeComesOutOfTheProceeds() {
        Script.play(
                """
                market BTC taker 10000
                fund ann 5 BTC
                fund bob 1000 USDT
                buy bob 5 @ 100 -> rests 5
                balances
                sell ann 5 @ 100
                    -> trades 5 @ 100 with bob (fees 500 and 0), ann BTC 0 free 0 held,
                    -> bob BTC 5 free 0 held, bob USDT 500 free 0 held, operator USDT 500 free 0 held
                """);
    }

    @Test
    void anOrderKeepsTheRatesOfItsAcceptance() {
        Script.play(
                """
                market BTC maker 10 taker 20
                sell ann 2 @ 1000 -> rests 2
                fees BTC maker 30 taker 40
                buy bob 1 @ 1000  -> trades 1 @ 1000 with ann (fees 4 and 1)
                buy bob 1 @ 1000  -> trades 1 @ 1000 with ann (fees 4 and 1)
                sell ann 1 @ 1000 -> rests 1
                buy bob 1 @ 1000  -> trades 1 @ 1000 with ann (fees 4 and 3)
                """);
    }

    @Test
    void aRebateAgreedEarlierIsNeverMoreThanItsTakerPays() {
        Script.play(
                """
                market BTC maker -10 taker 10
                fund ann 3 BTC
                sell ann 3 @ 10000 -> rests 3
                fees BTC maker 0 taker 4
                balances
                buy bob 1 @ 10000
                    -> trades 1 @ 10000 with ann (fees 4 and -4), ann BTC 0 free 2 held,
                    -> ann USDT 10004 free 0 held, bob BTC 1000000000001 free 0 held,
                    -> bob USDT 999999989996 free 0 held
                fees BTC maker 0 taker 0
                buy bob 1 @ 10000
                    -> trades 1 @ 10000 with ann, ann BTC 0 free 1 held, ann USDT 20004 free 0 held,
                    -> bob BTC 1000000000002 free 0 held, bob USDT 999999979996 free 0 held
                fees BTC maker 0 taker 20
                buy bob 1 @ 10000
                    -> trades 1 @ 10000 with ann (fees 20 and -10), ann BTC 0 free 0 held,
                    -> ann USDT 30014 free 0 held, bob BTC 1000000000003 free 0 held,
                    -> bob USDT 999999969976 free 0 held, operator USDT 10 free 0 held
                """);
    }

    @Test
    void ratesOutOfRangeAreRefused() {
        Script.play(
                """
                market BTC maker 10 taker 20
                fees BTC maker -21 taker 20  -> refused FEE_OUT_OF_RANGE
                fees BTC maker 0 taker 10001 -> refused FEE_OUT_OF_RANGE
                fees BTC maker 10001 taker 0 -> refused FEE_OUT_OF_RANGE
                fees BTC maker 0 taker -1    -> refused FEE_OUT_OF_RANGE
                fees BTC maker -20 taker 20
                fees BTC maker 10000 taker 10000
                """);
    }

    @Test
    void anOrderThatTakesAndThenMakesPaysOneRoundedSum() {
        Script.play(
                """
                market BTC maker 10 taker 20
                sell ann 1 @ 333 -> rests 1
                buy bob 3 @ 333  -> trades 1 @ 333 with ann (fees 1 and 1), rests 2
                sell ann 1 @ 333 -> trades 1 @ 333 with bob (fees 1 and 0)
                sell ann 1 @ 333 -> trades 1 @ 333 with bob (fees 1 and 1)
                """);
    }

    @Test
    void aSweepsFeeIsRoundedOnceOverAllItsMakersAndPrices() {
        Script.play(
                """
                market BTC maker 0 taker 1
                sell ann 1 @ 2500 -> rests 1
                sell bob 1 @ 3500 -> rests 1
                sell cat 1 @ 4000 -> rests 1
                sell ann 1 @ 5000 -> rests 1
                buy dan 4 market
                    -> trades 1 @ 2500 with ann (fees 1 and 0), trades 1 @ 3500 with bob,
                    -> trades 1 @ 4000 with cat, trades 1 @ 5000 with ann (fees 1 and 0)
                """);
    }

    @Test
    void everyMakersFeeIsRoundedByItself() {
        Script.play(
                """
                market BTC maker 1 taker 0
                fees BTC maker 1 taker 1
                sell ann 1 @ 100 -> rests 1
                sell bob 1 @ 100 -> rests 1
                sell cat 1 @ 100 -> rests 1
                buy dan 3 @ 100
                    -> trades 1 @ 100 with ann (fees 1 and 1), trades 1 @ 100 with bob (fees 0 and 1),
                    -> trades 1 @ 100 with cat (fees 0 and 1)
                """);
    }

    @Test
    void aFeeOnAWholeUnitIsNotRoundedUp() {
        Script.play(
                """
                market BTC maker 5 taker 5
                sell ann 2 @ 1000 -> rests 2
                buy bob 1 @ 1000  -> trades 1 @ 1000 with ann (fees 1 and 1)
                buy bob 1 @ 1000  -> trades 1 @ 1000 with ann (fees 1 and 0)
                """);
    }
}
