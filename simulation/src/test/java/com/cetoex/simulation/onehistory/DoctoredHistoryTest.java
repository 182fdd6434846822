package com.cetoex.simulation.onehistory;

import static com.cetoex.simulation.onehistory.WrittenHistory.ANN;
import static com.cetoex.simulation.onehistory.WrittenHistory.BOB;
import static com.cetoex.simulation.onehistory.WrittenHistory.cancel;
import static com.cetoex.simulation.onehistory.WrittenHistory.place;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Chapter: which histories are found out. All of them begin with one that is as it should be. */
final class DoctoredHistoryTest {
    private static final int ANN_SELLS = 0;
    private static final int ANN_CANCELS = 2;
    private static final int BOB_CANCELS = 3;
    private static final int ANN_BUYS = 4;
    private static final Command LATE = place(ANN, Side.BUY, 4, 980, "late");

    private final WrittenHistory history = new WrittenHistory();

    DoctoredHistoryTest() {
        history.done(ANN, place(ANN, Side.SELL, 5, 1_000, "a-1"), 0, 10);
        history.done(BOB, place(BOB, Side.BUY, 3, 1_000, "b-1"), 5, 20);
        history.done(ANN, cancel(ANN, 99), 30, 40);
        history.done(BOB, cancel(BOB, 98), 50, 60);
        history.done(ANN, place(ANN, Side.BUY, 2, 990, "a-2"), 70, 80);
        history.read(ANN, new Question.Account(), 90, 100);
        history.read(ANN, new Question.OpenOrders(), 110, 120);
        history.read(BOB, new Question.History(""), 90, 100);
        history.read(BOB, new Question.Trades(), 110, 120);
    }

    @Test
    void aHistoryAsItShouldBeIsOneOrder() {
        assertThatCode(history::judgeAsNumbered).doesNotThrowAnyException();
    }

    // The record.

    @Test
    void anAcknowledgedCommandThatIsMissingAtTheEndIsFound() {
        history.drop(ANN_BUYS);
        assertFound("answered, but never recorded");
    }

    @Test
    void anAcknowledgedCommandThatIsMissingInTheMiddleIsFound() {
        history.drop(ANN_CANCELS);
        assertFound("CancelOrder[investorId=1, orderId=99, clientOrderId=], callNanos=30");
    }

    @Test
    void twoCommandsOfWhichOneWasOverBeforeTheOtherBeganAreFoundInTheOtherOrder() {
        history.swap(ANN_CANCELS, BOB_CANCELS);
        assertFound("over before a request began that stands before it");
    }

    @Test
    void twoCommandsThatWereUnderWayAtOnceAreFoundInTheOrderThatTheirAnswersDoNotTell() {
        history.swap(ANN_SELLS, ANN_SELLS + 1);
        assertFound("the events of");
    }

    @Test
    void aCommandThatIsRecordedTwiceIsFound() {
        history.doubled(ANN_BUYS);
        assertFound("recorded, but asked by nobody");
    }

    @Test
    void anEventThatIsMissingIsFoundByItsNumber() {
        history.drop(BOB_CANCELS);
        history.told(BOB_CANCELS, Asked.UNKNOWN);
        assertFound(history::judgeAsNumbered, "the sequence before");
    }

    // Answers.

    @Test
    void anAnswerThatIsNotTheNaiveOneIsFound() {
        history.told(ANN_BUYS, "order 3 of 2, filled 1, partially_filled, fills []");
        assertFound("the answer to");
    }

    @Test
    void aRequestThatWasRefusedAsNotSentButRecordedIsFound() {
        history.told(ANN_BUYS, Asked.NOT_SENT);
        assertFound("recorded, but asked by nobody");
    }

    @Test
    void aRequestWithoutAnAnswerMayBeRecorded() {
        history.told(ANN_BUYS, Asked.UNKNOWN);
        assertFits();
    }

    @Test
    void aRequestWithoutAnAnswerMayBeMissing() {
        history.notDone(ANN, LATE, 130, 140, Asked.UNKNOWN);
        assertFits();
    }

    @Test
    void aRequestWithoutAnAnswerThatIsRecordedTwiceIsFound() {
        history.told(ANN_BUYS, Asked.UNKNOWN);
        history.doubled(ANN_BUYS);
        assertFound("recorded, but asked by nobody");
    }

    @Test
    void aRequestWithoutAnAnswerThatWasDoneIsKnownWhenItIsResent() {
        history.doneUnheard(ANN, LATE, 130, 140);
        history.done(ANN, LATE, 150, 160);
        assertFits();
    }

    @Test
    void aRequestWithoutAnAnswerThatWasNotDoneIsDoneWhenItIsResent() {
        history.notDone(ANN, LATE, 130, 140, Asked.UNKNOWN);
        history.notDone(ANN, LATE, 150, 160, Asked.UNKNOWN);
        history.done(ANN, LATE, 170, 180);
        assertFits();
    }

    @Test
    void aResendThatIsToldAsNewAlthoughTheFirstWasDoneIsFound() {
        history.doneUnheard(ANN, LATE, 130, 140);
        Asked resent = history.done(ANN, LATE, 150, 160);
        history.told(ANN_BUYS + 2, resent.told().replace(", replayed", ""));
        assertFound("the answer to");
    }

    @Test
    void aRequestWithoutAnAnswerIsNotTakenForALaterOneThatWasRefusedLikewise() {
        history.notDone(ANN, cancel(ANN, 97), 130, 140, Asked.UNKNOWN);
        history.done(ANN, cancel(ANN, 97), 150, 160);
        assertFits();
    }

    // Reads.

    @Test
    void aReadThatLacksWhatWasAcknowledgedBeforeItIsFound() {
        String before = history.now(ANN, new Question.Account());
        history.done(ANN, LATE, 130, 140);
        history.read(ANN, new Question.Account(), 150, 160, before);
        assertFound("a read fits no moment");
    }

    @Test
    void aReadBesideACommandMayShowItOrNot() {
        String before = history.now(BOB, new Question.Trades());
        history.done(ANN, place(ANN, Side.SELL, 1, 990, "a-3"), 130, 190);
        history.done(BOB, place(BOB, Side.SELL, 1, 990, "b-2"), 130, 160);
        history.read(BOB, new Question.Trades(), 140, 150, before);
        history.read(BOB, new Question.Trades(), 170, 180);
        assertFits();
    }

    @Test
    void readsOfOneClientThatGoBackAreFound() {
        String before = history.now(BOB, new Question.Trades());
        history.done(ANN, place(ANN, Side.SELL, 1, 1_100, "a-3"), 130, 140);
        history.done(BOB, place(BOB, Side.SELL, 1, 990, "b-2"), 130, 190);
        history.read(BOB, new Question.Trades(), 150, 160);
        history.read(BOB, new Question.Trades(), 170, 180, before);
        assertFound("a read fits no moment");
    }

    @Test
    void aReadThatShowsWhatWasAskedOnlyAfterItIsFound() {
        history.done(ANN, LATE, 150, 160);
        history.read(ANN, new Question.OpenOrders(), 130, 140);
        assertFound("a read fits no moment");
    }

    @Test
    void anOrderThatIsShownOtherwiseThanItIsIsFound() {
        String open = history.now(ANN, new Question.OpenOrders());
        history.read(
                ANN,
                new Question.OpenOrders(),
                130,
                140,
                open.replace("3 of 5 filled", "4 of 5 filled"));
        assertFound("a read fits no moment");
    }

    private void assertFits() {
        assertThatCode(history::judge).doesNotThrowAnyException();
    }

    private void assertFound(String message) {
        assertFound(history::judge, message);
    }

    private static void assertFound(ThrowingCallable judging, String message) {
        assertThatThrownBy(judging)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
    }
}
