package com.cetoex.simulation.lab;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.CetoexException;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Too little memory for the orders that come: the process ends with status 3, and a start with the
 * usual memory has everything.
 */
final class MemoryScenario implements Scenario {
    private static final int OUT_OF_MEMORY = 3;
    private static final int MAX_OPEN = 1_000_000;
    private static final List<String> LITTLE = List.of("-Xmx44m");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Override
    public void run(Trial trial) throws IOException {
        while (trial.goesOn()) {
            String name = "memory-" + trial.round();
            Subject subject =
                    trial.subject(
                            name,
                            trial.folder().resolve(name).resolve("data"),
                            LabBootstrap.rich(LabBootstrap.USUAL.investors(), MAX_OPEN));
            Check check = trial.check(subject);
            subject.javaOptions(LITTLE);
            if (subject.restart(trial.findings())) {
                subject.recoveries().clear();
                exhaust(trial, subject);
                subject.javaOptions(List.of());
                if (subject.restart(trial.findings())) {
                    check.round();
                    trial.finish(subject, check);
                }
            }
            trial.roundDone();
        }
    }

    private static void exhaust(Trial trial, Subject subject) {
        try (Load load = subject.load(trial.random().nextLong());
                CetoexClient client = subject.client(2)) {
            Thread filler = Thread.ofPlatform().daemon().start(() -> fill(subject, client));
            OptionalInt status = subject.process().awaitEnd(LIMIT);
            load.stop();
            if (status.isEmpty()) {
                judgeSurvivor(trial, subject);
            } else {
                trial.count("ended with " + status.getAsInt() + " without memory", 1);
                trial.findings()
                        .expect(
                                status.getAsInt() == OUT_OF_MEMORY,
                                Violation.Kind.OTHER,
                                "without memory it ended with status " + status.getAsInt());
            }
            subject.process().kill();
            filler.interrupt();
        }
    }

    /** It may have had enough memory; but then it must serve. */
    private static void judgeSurvivor(Trial trial, Subject subject) {
        trial.count("had enough memory", 1);
        try (CetoexClient client = subject.client(1)) {
            trial.findings()
                    .expect(
                            ExchangeProcess.statusOf(client).isPresent(),
                            Violation.Kind.ZOMBIE,
                            "alive without serving when memory is short");
        }
    }

    /** Orders that rest for ever, until there is no answer any more. */
    private static void fill(Subject subject, CetoexClient client) {
        int sent = 0;
        try {
            while (subject.process().isAlive()) {
                List<NewOrder> orders = new ArrayList<>();
                for (int i = 0; i < CetoexClient.MAX_BULK_ORDERS; i++) {
                    orders.add(
                            NewOrder.limit(
                                            LabMarket.BTC.name(),
                                            Side.BUY,
                                            LabMarket.BTC.amount(1),
                                            BigDecimal.valueOf(1 + sent % 500, 2))
                                    .withClientOrderId(Check.OWN_PREFIX + sent++));
                }
                client.placeAll(orders);
            }
        } catch (CetoexException | LabStopped e) {
            // The end that it worked for.
        }
    }
}
