package com.cetoex.engine.rulebook;

import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.reference.Command;
import com.cetoex.reference.Command.ApiKey;
import com.cetoex.reference.Command.CompleteBootstrap;
import com.cetoex.reference.Command.Heartbeat;
import com.cetoex.reference.Command.Limits;
import com.cetoex.reference.Command.ListAsset;
import com.cetoex.reference.Command.ListInstrument;
import com.cetoex.reference.Command.RegisterInvestor;
import com.cetoex.reference.Command.Transfer;
import com.cetoex.reference.Fact;
import org.junit.jupiter.api.Test;

/** The chapter on the bootstrap: every step once, in its order, however often it is sent. */
class BootstrapTest {
    private static final String FILE_HASH = "5a".repeat(32);

    @Test
    void everyStepIsAppliedOnceInItsOrder() {
        new TwoVenues()
                .tells(new Heartbeat(), new Fact.HeartbeatPassed(0))
                .refuses(asset(2, "BTC"), RefusalReason.OUT_OF_SEQUENCE)
                .after(asset(1, "USDT"))
                .tells(new Heartbeat(), new Fact.HeartbeatPassed(1))
                .refuses(asset(1, "USDT"), RefusalReason.ALREADY_APPLIED)
                .refuses(asset(1, "BTC"), RefusalReason.ALREADY_APPLIED)
                .refuses(asset(3, "BTC"), RefusalReason.OUT_OF_SEQUENCE)
                .after(asset(2, "BTC"))
                .tells(new Heartbeat(), new Fact.HeartbeatPassed(2));
    }

    @Test
    void everyKindOfStepCounts() {
        new TwoVenues()
                .after(asset(1, "USDT"), asset(2, "BTC"), market(3), investor(4), deposit(5))
                .tells(new Heartbeat(), new Fact.HeartbeatPassed(5))
                .refuses(market(3), RefusalReason.ALREADY_APPLIED)
                .refuses(market(7), RefusalReason.OUT_OF_SEQUENCE);
    }

    @Test
    void aDepositOfTheBootstrapIsNotRepeated() {
        new TwoVenues()
                .after(asset(1, "USDT"), investor(2), deposit(3))
                .refuses(deposit(3), RefusalReason.ALREADY_APPLIED)
                .tells(
                        deposit(0),
                        new Fact.Transferred(2, 7, 0, 100),
                        new Fact.BalanceChanged(7, 0, 200, 0));
    }

    @Test
    void aRefusedStepCanBeSentAgain() {
        new TwoVenues()
                .after(asset(1, "USDT"))
                .refuses(deposit(2), RefusalReason.UNKNOWN_INVESTOR)
                .tells(new Heartbeat(), new Fact.HeartbeatPassed(1))
                .after(investor(2), deposit(3));
    }

    @Test
    void onceCompleteNoStepIsApplied() {
        new TwoVenues()
                .after(asset(1, "USDT"))
                .tells(new CompleteBootstrap(2, FILE_HASH), new Fact.BootstrapCompleted(FILE_HASH))
                .tells(new Heartbeat(), new Fact.HeartbeatPassed(-1))
                .refuses(asset(3, "BTC"), RefusalReason.ALREADY_APPLIED)
                .refuses(new CompleteBootstrap(2, FILE_HASH), RefusalReason.ALREADY_APPLIED)
                .after(asset(0, "BTC"))
                .tells(new Heartbeat(), new Fact.HeartbeatPassed(-1));
    }

    @Test
    void completionIsAStepItself() {
        new TwoVenues()
                .refuses(new CompleteBootstrap(0, FILE_HASH), RefusalReason.OUT_OF_SEQUENCE)
                .refuses(new CompleteBootstrap(2, FILE_HASH), RefusalReason.OUT_OF_SEQUENCE)
                .after(new CompleteBootstrap(1, FILE_HASH))
                .tells(new Heartbeat(), new Fact.HeartbeatPassed(-1));
    }

    private static Command asset(int step, String name) {
        return new ListAsset(step, name, 8);
    }

    private static Command market(int step) {
        return new ListInstrument(step, "BTC", "BTC", "USDT", 1, 2, 1, 6, 0, 0, 0, 0, 0);
    }

    private static Command investor(int step) {
        return new RegisterInvestor(step, 7, Limits.DEFAULT, ApiKey.numbered(1));
    }

    private static Command deposit(int step) {
        return new Transfer(step, 7, "USDT", 100);
    }
}
