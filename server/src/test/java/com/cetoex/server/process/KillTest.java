package com.cetoex.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapter: what survives when the process is killed under load, again and again. */
final class KillTest {
    /** A few in every build; {@code -Dkill.rounds=10} for more. */
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);

    private static final int ORDERS_A_ROUND = 150;

    @TempDir Path folder;

    @Test
    void everyAcknowledgedOrderIsThereExactlyOnce() {
        Path data = folder.resolve("data");
        String bootstrap = TestBootstrap.in(folder).toString();
        Traders traders = new Traders();
        for (int round = 0; round < ROUNDS; round++) {
            try (ExchangeProcess exchange = ExchangeProcess.start(data, "--bootstrap", bootstrap)) {
                traders.start(exchange, "r" + round);
                traders.awaitMore(ORDERS_A_ROUND);
                exchange.kill();
                traders.awaitEnd();
            }
        }
        try (ExchangeProcess exchange = ExchangeProcess.start(data)) {
            // At most one request of each investor was under way when the process was killed.
            assertThat(Traders.unacknowledged(exchange, traders.acknowledged()))
                    .isBetween(0, ROUNDS * TestBootstrap.INVESTORS);
            Traders.checkBalances(exchange);
        }
    }
}
