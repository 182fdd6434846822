package com.cetoex.simulation.lab;

import com.cetoex.client.ApiException;
import com.cetoex.client.CetoexClient;
import com.cetoex.client.CetoexException;
import com.cetoex.client.ErrorCode;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Placement;
import com.cetoex.client.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The disk fills up. In even rounds below the low-water mark: orders get 503, cancels and reads go
 * on, and orders too when room returns. In odd rounds to the last byte, with no such mark: the
 * exchange goes on, or ends with 74 and is started again by its supervisor; either way it takes
 * orders when room returns.
 */
final class DiskFullScenario implements Scenario {
    private static final long DISK_MEBIBYTES = 1_600;
    private static final long LOW_WATER = 400L << 20;
    private static final String ENDED = "ended with status 74";
    private static final Duration NOTICE_LIMIT = Duration.ofSeconds(8);
    private static final Duration FULL = Duration.ofSeconds(3);
    private static final Duration PROGRESS_LIMIT = Duration.ofSeconds(75);

    @Override
    public void run(Trial trial) throws IOException {
        if (!LoopDisk.isPossible(trial.folder())) {
            trial.skip(LoopDisk.WHY_NOT);
            return;
        }
        LoopDisk disk =
                trial.cleanup().own(LoopDisk.make(trial.folder().resolve("full"), DISK_MEBIBYTES));
        Subject subject =
                trial.subject("full", disk.mountPoint().resolve("data"), LabBootstrap.USUAL);
        Check check = trial.check(subject);
        subject.with("CETOEX_LOG_LOW_WATER", LOW_WATER + " bytes");
        boolean serves = subject.restart(trial.findings());
        subject.recoveries().clear();
        while (serves && trial.goesOn()) {
            boolean isFull = trial.round() % 2 == 1;
            if (isFull) {
                toTheLastByte(trial, subject, disk);
            } else {
                belowLowWater(trial, subject, disk);
            }
            if (!trial.findings().any()) {
                check.round();
            }
            if (isFull && !trial.findings().any()) {
                startAsUsual(trial, subject);
            }
            serves = subject.process().isAlive();
            trial.roundDone();
        }
        trial.finish(subject, check);
        subject.close();
        disk.close();
    }

    private static void belowLowWater(Trial trial, Subject subject, LoopDisk disk)
            throws IOException {
        Findings findings = trial.findings();
        try (CetoexClient client = subject.client(1);
                Load load = subject.load(trial.random().nextLong())) {
            Waiting.pause(trial.moment(100, 500));
            Placement resting = client.place(resting("d" + trial.round()));
            disk.fill(LOW_WATER / 2);
            findings.expect(
                    Waiting.until(NOTICE_LIMIT, () -> statusOf(client).equals("cancel_only")),
                    Violation.Kind.OTHER,
                    "below the low-water mark the status is " + statusOf(client));
            findings.expect(
                    isRefused(client, "x" + trial.round()),
                    Violation.Kind.OTHER,
                    "an order was taken below the low-water mark");
            client.cancel(resting.order().orderId());
            client.account();
            disk.drain();
            findings.expect(
                    Waiting.until(NOTICE_LIMIT, () -> isPlaced(client, trial.round())),
                    Violation.Kind.OTHER,
                    "orders are not taken again when room returned, the status is "
                            + statusOf(client));
            Waiting.pause(trial.moment(100, 300));
            load.stop();
            trial.count("times below the low-water mark", 1);
        } catch (CetoexException e) {
            findings.add(Violation.Kind.OTHER, "on a nearly full disk: " + e.getMessage());
        } finally {
            disk.drain();
        }
    }

    private static String statusOf(CetoexClient client) {
        return ExchangeProcess.statusOf(client).map(status -> status.status()).orElse("none");
    }

    private static boolean isRefused(CetoexClient client, String id) {
        try {
            client.place(resting(id));
            return false;
        } catch (ApiException e) {
            return e.code() == ErrorCode.SERVICE_UNAVAILABLE && e.httpStatus() == 503;
        }
    }

    private static boolean isPlaced(CetoexClient client, int round) {
        Placement placed;
        try {
            placed = client.place(resting("b" + round));
        } catch (ApiException e) {
            return false;
        }
        client.cancel(placed.order().orderId());
        return true;
    }

    /** Nobody trades with it; it is cancelled before the check, which must not miss it. */
    private static NewOrder resting(String id) {
        return NewOrder.limit(
                        LabMarket.LTC.name(),
                        Side.BUY,
                        LabMarket.LTC.amount(1),
                        BigDecimal.valueOf(100, 2))
                .withClientOrderId(Check.OWN_PREFIX + id);
    }

    /** Supervised, as an operator would run it: nobody lends a hand. */
    private static void toTheLastByte(Trial trial, Subject subject, LoopDisk disk)
            throws IOException {
        subject.process().kill();
        subject.with("CETOEX_LOG_LOW_WATER", "0 bytes")
                .with("CETOEX_LOG_SNAPSHOT_INTERVAL", "1 second")
                .supervised(true);
        if (!subject.restart(trial.findings())) {
            return;
        }
        try (Load load = subject.load(trial.random().nextLong())) {
            Waiting.pause(trial.moment(100, 400));
            long ends = subject.said(ENDED);
            disk.fill(0);
            Waiting.pause(FULL);
            disk.drain();
            awaitProgress(trial, subject);
            trial.count("ends with 74 when full", subject.said(ENDED) - ends);
            load.stop();
        } finally {
            disk.drain();
        }
        trial.count("times full to the last byte, supervised", 1);
    }

    private static void awaitProgress(Trial trial, Subject subject) {
        long before = subject.journal().acknowledged();
        long beganNanos = System.nanoTime();
        boolean goesOn =
                Waiting.until(PROGRESS_LIMIT, () -> subject.journal().acknowledged() > before + 5);
        trial.findings()
                .expect(goesOn, Violation.Kind.ZOMBIE, "no orders are taken when room returned");
        trial.countMost(
                "most milliseconds from room to orders",
                (System.nanoTime() - beganNanos) / 1_000_000);
    }

    /** What follows is no longer supervised, and has the low-water mark again. */
    private static void startAsUsual(Trial trial, Subject subject) {
        subject.process().kill();
        subject.with("CETOEX_LOG_LOW_WATER", LOW_WATER + " bytes").supervised(false);
        subject.without("CETOEX_LOG_SNAPSHOT_INTERVAL");
        subject.restart(trial.findings());
    }
}
