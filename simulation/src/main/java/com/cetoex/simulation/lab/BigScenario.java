package com.cetoex.simulation.lab;

import com.cetoex.client.Account;
import com.cetoex.client.BulkPlacement;
import com.cetoex.client.CetoexClient;
import com.cetoex.client.HistoryFilter;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An exchange with a million open orders, killed and started again, ended in order and started
 * again: how long until it serves, and in how much memory.
 */
final class BigScenario implements Scenario {
    private static final int ORDERS = 1_000_000;
    private static final int INVESTORS = 8;
    private static final Duration SNAPSHOT_LIMIT = Duration.ofSeconds(60);

    @Override
    public void run(Trial trial) throws IOException, InterruptedException {
        Subject subject =
                trial.subject(
                        "big",
                        trial.folder().resolve("big").resolve("data"),
                        LabBootstrap.rich(INVESTORS, ORDERS));
        Findings findings = trial.findings();
        if (!subject.restart(findings)) {
            return;
        }
        long beganNanos = System.nanoTime();
        place(subject, trial.seed());
        trial.count("orders", ORDERS);
        trial.count("seconds to place them", (System.nanoTime() - beganNanos) / 1_000_000_000);
        List<Account> before = accounts(subject);
        trial.count("resident MiB when placed", residentMebibytes(subject));
        subject.process().kill();
        if (measureStart(trial, subject, "after a kill, log alone", before)
                && endInOrder(trial, subject)
                && measureStart(trial, subject, "after an end in order", before)) {
            subject.process().kill();
            if (measureStart(trial, subject, "after a kill with a snapshot", before)) {
                subject.stop(findings);
                trial.verify(subject);
            }
        }
        trial.roundDone();
    }

    private static boolean endInOrder(Trial trial, Subject subject) {
        long beganNanos = System.nanoTime();
        subject.process().terminate();
        boolean isInOrder = subject.process().awaitEnd(SNAPSHOT_LIMIT).orElse(-1) == 0;
        trial.findings().expect(isInOrder, Violation.Kind.OTHER, "it did not end in order");
        trial.count("milliseconds to end in order", millisSince(beganNanos));
        return isInOrder;
    }

    private static boolean measureStart(
            Trial trial, Subject subject, String what, List<Account> before) throws IOException {
        Optional<Duration> time = subject.start(trial.findings());
        if (time.isEmpty()) {
            trial.findings()
                    .add(Violation.Kind.LOST, "no start " + what + ": " + subject.lastWords());
            return false;
        }
        trial.count("milliseconds to serve " + what, time.get().toMillis());
        trial.count("resident MiB " + what, residentMebibytes(subject));
        compare(trial.findings(), before, accounts(subject));
        return true;
    }

    private static void compare(Findings findings, List<Account> before, List<Account> after) {
        for (int i = 0; i < before.size(); i++) {
            Account was = before.get(i);
            Account is = after.get(i);
            boolean isSame =
                    was.usdtBalance().compareTo(is.usdtBalance()) == 0
                            && was.usdtLocked().compareTo(is.usdtLocked()) == 0
                            && was.portfolio().equals(is.portfolio());
            findings.expect(isSame, Violation.Kind.LOST, "was " + was + ", is " + is);
        }
    }

    private static List<Account> accounts(Subject subject) {
        List<Account> accounts = new ArrayList<>();
        try (CetoexClient shared = subject.client(1)) {
            for (long id = 1; id <= INVESTORS; id++) {
                CetoexClient client = shared.forInvestor(LabBootstrap.credentials(id));
                accounts.add(client.account());
            }
        }
        return accounts;
    }

    private static void place(Subject subject, long seed) throws InterruptedException {
        AtomicLong placed = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        try (CetoexClient shared = subject.client(1)) {
            for (long id = 1; id <= INVESTORS; id++) {
                CetoexClient client = shared.forInvestor(LabBootstrap.credentials(id));
                SplittableRandom random = new SplittableRandom(seed + id);
                threads.add(
                        Thread.ofPlatform()
                                .daemon()
                                .start(() -> placeShare(client, random, placed)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            if (placed.get() != ORDERS) {
                throw new LabStopped("placed " + placed + " orders of " + ORDERS);
            }
            long listed = 0;
            for (long id = 1; id <= INVESTORS; id++) {
                listed +=
                        shared.forInvestor(LabBootstrap.credentials(id))
                                .history(HistoryFilter.all().limit(1))
                                .total();
            }
            if (listed != ORDERS) {
                throw new LabStopped("the history lists " + listed + " orders of " + ORDERS);
            }
        }
    }

    private static void placeShare(
            CetoexClient client, SplittableRandom random, AtomicLong placed) {
        int share = ORDERS / INVESTORS;
        for (int i = 0; i < share; i += CetoexClient.MAX_BULK_ORDERS) {
            List<NewOrder> orders = new ArrayList<>();
            for (int j = 0; j < CetoexClient.MAX_BULK_ORDERS; j++) {
                orders.add(resting(random));
            }
            BulkPlacement answer = client.placeAll(orders);
            placed.addAndGet(answer.successful());
        }
    }

    /** Buys below 10.00, sells above: none of them trades. */
    private static NewOrder resting(SplittableRandom random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        LabMarket market = random.nextBoolean() ? LabMarket.BTC : LabMarket.ETH;
        int away = random.nextInt(1, 900);
        int ticks = 1_000 + (side == Side.BUY ? -away : away);
        return NewOrder.limit(
                market.name(),
                side,
                market.amount(random.nextInt(1, market.maxLots())),
                BigDecimal.valueOf(ticks, 2));
    }

    private static long residentMebibytes(Subject subject) throws IOException {
        Path status = Path.of("/proc/" + subject.process().pid() + "/status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    private static long millisSince(long beganNanos) {
        return (System.nanoTime() - beganNanos) / 1_000_000;
    }
}
