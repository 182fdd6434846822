package com.cetoex.server.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.HistoryFilter;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Order;
import com.cetoex.client.Side;
import com.cetoex.server.operate.BackupCommand;
import com.cetoex.server.operate.RestoreCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Chapter: what a backup holds when the history is in PostgreSQL. */
final class PostgresBackupTest {
    @TempDir Path folder;

    @Test
    void historyThatABackupLacksIsMadeFromItsEvents() throws IOException, SQLException {
        Path backup = folder.resolve("backup");
        Path restored = folder.resolve("restored");
        try (PostgresProcess postgres = new PostgresProcess(folder.resolve("postgres"))) {
            postgres.start();
            postgres.create("spot");
            postgres.create("restored");
            List<Order> before;
            try (TestExchange exchange =
                            new TestExchange(folder.resolve("data"), postgres.flags("spot"));
                    CetoexClient ann = exchange.client(1)) {
                for (int i = 0; i < 5; i++) {
                    ann.place(NewOrder.limit("BTC", Side.BUY, BigDecimal.ONE, BigDecimal.TEN));
                }
                String told = backUp(folder.resolve("data"), backup);
                assertThat(told).contains("The SQL history is not in it");
                exchange.awaitHistory();
                before = ann.history(HistoryFilter.all()).orders();
            }
            run(new RestoreCommand(), "--from", backup.toString(), "--data", restored.toString());
            try (TestExchange exchange = new TestExchange(restored, postgres.flags("restored"));
                    CetoexClient ann = exchange.client(1)) {
                exchange.awaitHistory();
                assertThat(ann.history(HistoryFilter.all()).orders()).hasSize(5).isEqualTo(before);
            }
        }
    }

    private static String backUp(Path data, Path backup) {
        return run(new BackupCommand(), "--data", data.toString(), "--to", backup.toString());
    }

    private static String run(Object command, String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        int status = new CommandLine(command).setOut(writer).setErr(writer).execute(arguments);
        assertThat(status).as(output.toString()).isZero();
        return output.toString();
    }
}
