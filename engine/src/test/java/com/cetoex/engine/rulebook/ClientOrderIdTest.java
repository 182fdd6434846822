package com.cetoex.engine.rulebook;

import org.junit.jupiter.api.Test;

/** The chapter on client order ids: a resend is answered again, never executed again. */
class ClientOrderIdTest {
    @Test
    void anIdenticalResendIsAnsweredAgainAndPlacesNothing() {
        Script.play(
                """
                balances
                levels
                fund ann 500 USDT    -> ann USDT 500 free 0 held
                buy ann 5 @ 100 id a -> rests 5, ann USDT 0 free 500 held, level bid 100 has 5 in 1
                buy ann 5 @ 100 id a -> repeats %1
                """);
    }

    @Test
    void theFirstFillsAreToldAgain() {
        Script.play(
                """
                market BTC taker 10
                sell bob 2 @ 99      -> rests 2
                sell bob 1 @ 100     -> rests 1
                buy ann 5 @ 100 id a
                    -> trades 2 @ 99 with bob (fees 1 and 0), trades 1 @ 100 with bob, rests 2
                sell bob 1 @ 100     -> trades 1 @ 100 with ann (fees 1 and 0)
                buy ann 5 @ 100 id a -> repeats %3, filled 2 @ 99 (fee 1), filled 1 @ 100
                """);
    }

    @Test
    void aMarketOrderIsRepeatedToo() {
        Script.play(
                """
                sell bob 2 @ 99       -> rests 2
                buy ann 5 market id a -> trades 2 @ 99 with bob, leaves 3
                sell bob 2 @ 99       -> rests 2
                buy ann 5 market id a -> repeats %2, filled 2 @ 99
                """);
    }

    @Test
    void theSameIdWithOtherContentIsRefused() {
        Script.play(
                """
                market BTC
                market ETH
                buy ann 5 BTC @ 100 id a  -> rests 5
                buy ann 6 BTC @ 100 id a  -> refused DUPLICATE_CLIENT_ORDER_ID (0; 1)
                buy ann 5 BTC @ 101 id a  -> refused DUPLICATE_CLIENT_ORDER_ID (0; 1)
                sell ann 5 BTC @ 100 id a -> refused DUPLICATE_CLIENT_ORDER_ID (0; 1)
                buy ann 5 ETH @ 100 id a  -> refused DUPLICATE_CLIENT_ORDER_ID (0; 1)
                buy ann 5 BTC market id a -> refused DUPLICATE_CLIENT_ORDER_ID (0; 1)
                buy ann 0 BTC @ 100 id a  -> refused DUPLICATE_CLIENT_ORDER_ID (0; 1)
                buy ann 5 BTC @ 100 id a  -> repeats %1
                """);
    }

    @Test
    void theIdIsJudgedBeforeTheValues() {
        Script.play(
                """
                buy ann 5 @ 100 id a                        -> rests 5
                buy ann 0 @ 100 id a fault QUANTITY_OFF_LOT -> refused DUPLICATE_CLIENT_ORDER_ID (0; 1)
                buy ann 0 @ 100 id b fault QUANTITY_OFF_LOT -> refused QUANTITY_OFF_LOT
                """);
    }

    @Test
    void idsOfInvestorsAreApart() {
        Script.play(
                """
                buy ann 5 @ 100 id a -> rests 5
                buy bob 5 @ 100 id a -> rests 5
                cancel bob id a      -> cancels 5
                cancel bob id a      -> finds no order
                cancel ann id a      -> cancels 5
                """);
    }

    @Test
    void aRefusedOrderDoesNotUseItsIdUp() {
        Script.play(
                """
                fund ann 500 USDT
                buy ann 6 @ 100 id a -> refused INSUFFICIENT_BALANCE (600; 500)
                buy ann 0 @ 100 id a -> refused QUANTITY_NOT_POSITIVE (1; 0)
                buy ann 5 @ 100 id a -> rests 5
                """);
    }

    @Test
    void theIdOfAClosedOrderStaysTaken() {
        Script.play(
                """
                buy ann 5 @ 100 id a -> rests 5
                cancel ann id a      -> cancels 5
                buy ann 5 @ 100 id a -> repeats %1
                buy ann 6 @ 100 id a -> refused DUPLICATE_CLIENT_ORDER_ID (0; 1)
                """);
    }

    @Test
    void anIdIsFreeTwentyFourHoursAfterItsAcceptance() {
        Script.play(
                """
                buy ann 5 @ 100 id a -> rests 5
                cancel ann id a      -> cancels 5
                wait 23H59M59.999S
                buy ann 5 @ 100 id a -> repeats %1
                wait 0.001S
                buy ann 5 @ 100 id a -> rests 5
                wait 23H59M59.999S
                buy ann 5 @ 100 id a -> repeats %2
                """);
    }

    @Test
    void theIdOfAnOrderStillOpenStaysTaken() {
        Script.play(
                """
                buy ann 5 @ 100 id a -> rests 5
                wait 48H
                buy ann 5 @ 100 id a -> repeats %1
                buy ann 6 @ 100 id a -> refused DUPLICATE_CLIENT_ORDER_ID (0; 1)
                cancel ann id a      -> cancels 5
                buy ann 6 @ 100 id a -> rests 6
                """);
    }

    @Test
    void anOldOrdersIdIsFreeOnceItIsFilled() {
        Script.play(
                """
                buy ann 5 @ 100 id a -> rests 5
                wait 24H
                sell bob 5 @ 100     -> trades 5 @ 100 with ann
                buy ann 5 @ 100 id a -> rests 5
                """);
    }

    @Test
    void singleAndBulkShareTheIds() {
        Script.play(
                """
                buy ann 5 @ 100 id a -> rests 5
                bulk ann: buy 5 @ 100 id a; buy 6 @ 100 id a; buy 7 @ 100 id b; buy 7 @ 100 id b
                    -> [0] repeats %1, [1] refused DUPLICATE_CLIENT_ORDER_ID (0; 1),
                    -> [2] rests 7, [3] repeats %2
                buy ann 7 @ 100 id b -> repeats %2
                """);
    }

    @Test
    void aResendIsAnsweredEvenWhereNothingMoreIsAllowed() {
        Script.play(
                """
                fund ann 500 USDT
                buy ann 5 @ 100 id a -> rests 5
                cap ann 1
                buy ann 5 @ 100 id a -> repeats %1
                halt BTC
                buy ann 5 @ 100 id a -> repeats %1
                """);
    }

    @Test
    void aLongIdDiffersInItsLastCharacter() {
        Script.play(
                """
                buy ann 5 @ 100 id abcdefghijklmnopqrstuvwxyz-012345678 -> rests 5
                buy ann 5 @ 100 id abcdefghijklmnopqrstuvwxyz-012345679 -> rests 5
                buy ann 5 @ 100 id abcdefghijklmnopqrstuvwxyz-01234567  -> rests 5
                cancel ann id abcdefghijklmnopqrstuvwxyz-012345679      -> cancels 5
                cancel ann %2                                           -> finds no order
                """);
    }

    @Test
    void anIdNamesTheOrderItFirstBroughtInEveryCancel() {
        Script.play(
                """
                buy ann 1 @ 100 id a -> rests 1
                buy ann 2 @ 100 id b -> rests 2
                buy ann 3 @ 100 id c -> rests 3
                cancel ann id b      -> cancels 2
                buy ann 2 @ 100 id b -> repeats %2
                cancel ann id b      -> finds no order
                cancel ann id a      -> cancels 1
                cancel ann id c      -> cancels 3
                cancel ann id d      -> finds no order
                """);
    }

    @Test
    void anIdOfAnOldOrderNamesItAsLongAsItIsOpen() {
        Script.play(
                """
                buy ann 1 @ 100 id a -> rests 1
                wait 1H
                buy ann 2 @ 99 id b  -> rests 2
                wait 23H
                sell bob 1 @ 99      -> trades 1 @ 100 with ann
                buy ann 1 @ 100 id a -> rests 1
                wait 30H
                sell bob 2 @ 99      -> trades 1 @ 100 with ann, trades 1 @ 99 with ann
                cancel ann id a      -> finds no order
                cancel ann id b      -> cancels 1
                buy ann 2 @ 99 id b  -> rests 2
                """);
    }
}
