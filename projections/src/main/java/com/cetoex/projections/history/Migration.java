package com.cetoex.projections.history;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings a database's tables up to date, and refuses those of a newer program. */
final class Migration {
    private static final String ACT = "bring the history's tables up to date";

    private final Flyway flyway;

    Migration(HistoryStore store) {
        flyway =
                Flyway.configure(HistoryDatabase.class.getClassLoader())
                        .dataSource(store.migrators())
                        .locations("classpath:db/history")
                        .placeholders(Map.of("clustered", store.clustered()))
                        .ignoreMigrationPatterns(new String[0])
                        .load();
    }

    void run() {
        try {
            refuseNewer();
            flyway.migrate();
        } catch (FlywayException failure) {
            throw failureOf(failure);
        }
    }

    private void refuseNewer() {
        for (MigrationInfo migration : flyway.info().applied()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                throw new HistoryDamaged(
                        "expected tables of version "
                                + newestKnown()
                                + " at most, was "
                                + migration.getVersion()
                                + ": a newer program made them",
                        null);
            }
        }
    }

    private String newestKnown() {
        return Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState() != MigrationState.FUTURE_SUCCESS)
                .map(migration -> String.valueOf(migration.getVersion()))
                .reduce("none", (older, newer) -> newer);
    }

    private static RuntimeException failureOf(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sqlCause) {
                return SqlFailure.of(ACT, sqlCause);
            }
        }
        return new HistoryDamaged("could not " + ACT + ": " + failure.getMessage(), failure);
    }
}
