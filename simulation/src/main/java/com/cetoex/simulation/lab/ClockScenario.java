package com.cetoex.simulation.lab;

import com.cetoex.client.ApiException;
import com.cetoex.client.CetoexClient;
import com.cetoex.client.ErrorCode;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Placement;
import com.cetoex.client.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * The wall clock jumps by an hour or ten years, to and fro, in the midst of trading or between an
 * end and the next start: the exchange's time never goes back, trading and request limits go on,
 * and resends are known.
 */
final class ClockScenario implements Scenario {
    private static final long HOUR = 3_600;
    private static final long TEN_YEARS = 3_652 * 24 * HOUR;

    /** Where the clock is moved to, each from the one before: +1 h, -1 h, +10 y, -10 y, ... */
    private static final List<Long> OFFSETS =
            List.of(HOUR, 0L, TEN_YEARS, 0L, -HOUR, 0L, -TEN_YEARS, 0L);

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public void run(Trial trial) throws IOException {
        Shim shim = Shim.compile(trial.folder());
        if (shim == null) {
            trial.skip("there is no gcc here to compile the shim with");
            return;
        }
        Subject subject = trial.subject("clock").with("CETOEX_LOG_SNAPSHOT_INTERVAL", "2 seconds");
        shim.stand(subject);
        Check check = trial.check(subject);
        boolean serves = subject.restart(trial.findings());
        subject.recoveries().clear();
        while (serves && trial.goesOn()) {
            long offset = OFFSETS.get(trial.round() % OFFSETS.size());
            boolean isRunning = (trial.round() + trial.round() / OFFSETS.size()) % 2 == 1;
            if (isRunning) {
                jumpUnderLoad(trial, subject, shim, offset);
            } else {
                jumpBetweenStarts(trial, subject, shim, offset);
            }
            serves = subject.process().isAlive() || subject.restart(trial.findings());
            if (serves) {
                resend(trial, subject);
                // What was sent before the jump is forgotten when that was of more than a day.
                check.round(!isRunning);
            }
            trial.count(isRunning ? "jumps under load" : "jumps between two starts", 1);
            trial.roundDone();
        }
        trial.finish(subject, check);
    }

    private static void jumpUnderLoad(Trial trial, Subject subject, Shim shim, long offset) {
        try (CetoexClient limited = subject.client(LabBootstrap.LIMITED);
                Load load = subject.load(trial.random().nextLong())) {
            Waiting.until(LIMIT, () -> isLimited(limited));
            shim.clock(offset);
            long acknowledged = subject.journal().acknowledged();
            boolean goesOn =
                    Waiting.until(
                            LIMIT,
                            () ->
                                    subject.journal().acknowledged() > acknowledged + 50
                                            || !subject.process().isAlive());
            if (subject.process().isAlive()) {
                trial.findings().expect(goesOn, Violation.Kind.ZOMBIE, "no trading after a jump");
                trial.findings()
                        .expect(
                                isLimited(limited),
                                Violation.Kind.OTHER,
                                "a jump of the clock gave an investor a new budget of requests");
            } else {
                trial.findings()
                        .add(
                                Violation.Kind.OTHER,
                                "it ended when the clock jumped to "
                                        + offset
                                        + " s, status "
                                        + subject.process().awaitEnd(LIMIT));
            }
            load.stop();
        }
    }

    private static boolean isLimited(CetoexClient client) {
        try {
            client.account();
            return false;
        } catch (ApiException e) {
            return e.code() == ErrorCode.RATE_LIMIT_EXCEEDED;
        }
    }

    private static void jumpBetweenStarts(Trial trial, Subject subject, Shim shim, long offset) {
        if (trial.random().nextBoolean()) {
            subject.stop(trial.findings());
        } else {
            subject.process().kill();
        }
        shim.clock(offset);
        if (subject.restart(trial.findings())) {
            try (Load load = subject.load(trial.random().nextLong())) {
                Waiting.pause(trial.moment(200, 500));
                load.stop();
            }
        }
    }

    private static void resend(Trial trial, Subject subject) {
        try (CetoexClient client = subject.client(1)) {
            NewOrder order =
                    NewOrder.limit(
                                    LabMarket.LTC.name(),
                                    Side.BUY,
                                    LabMarket.LTC.amount(1),
                                    BigDecimal.valueOf(100, 2))
                            .withClientOrderId(Check.OWN_PREFIX + "c" + trial.round());
            Placement first = client.place(order);
            Placement again = client.place(order);
            trial.findings()
                    .expect(
                            again.replayed() && again.order().equals(first.order()),
                            Violation.Kind.DOUBLED,
                            "after a jump of the clock a resend was not known: " + again);
            client.cancel(first.order().orderId());
        }
    }
}
