package com.cetoex.projections.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cetoex.projections.market.RandomMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history in a file, and what can happen to files. */
final class SqliteHistoryTest extends HistoryChapter {
    @TempDir Path folder;

    @Override
    HistoryDatabase open() {
        return HistoryDatabase.open(file());
    }

    @Override
    void drop() throws IOException {
        for (String ending : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(folder.resolve("history.db" + ending));
        }
    }

    @Test
    void lockedDatabaseFailsTheCommitAndTheEventsAreTakenAgain() throws SQLException {
        new RandomMarket(exchange, 41).run(200, 1_000);
        frames.give(0, 100, projection);
        projection.commit(100);
        frames.give(100, 150, projection);
        try (Connection other = database.writer();
                Statement statement = other.createStatement()) {
            statement.execute("UPDATE projection_position SET sequence = -1");
            assertThatThrownBy(() -> projection.commit(150))
                    .isInstanceOf(HistoryUnavailable.class)
                    .hasMessageContaining("could not commit the history up to sequence");
            projection.reset();
            assertThat(projection.recordingPosition()).isEqualTo(100);
            assertThat(database.query().sequence()).isEqualTo(frames.lastSequence(99));
            other.rollback();
        }
        frames.give(100, frames.size(), projection);
        projection.commit(frames.size());
        assertSame();
    }

    @Test
    void corruptFileIsToldAsDamage() throws IOException {
        new RandomMarket(exchange, 42).run(100, 1_000);
        giveWithCommits(frames, new Random(42));
        closeIt();
        byte[] garbage = new byte[8_192];
        new Random(1).nextBytes(garbage);
        drop();
        Files.write(file(), garbage);
        assertThatThrownBy(this::open).isInstanceOf(HistoryDamaged.class);
        drop();
        openAgain();
        giveWithCommits(frames, new Random(43));
        assertSame();
    }

    @Test
    void fileOfANewerVersionIsToldAsDamage() throws SQLException {
        execute("UPDATE flyway_schema_history SET version = '99' WHERE version = '1'");
        closeIt();
        assertThatThrownBy(this::open).isInstanceOf(HistoryDamaged.class);
        execute("UPDATE flyway_schema_history SET version = '1' WHERE version = '99'");
        openAgain();
    }

    @Test
    void folderThatIsMissingIsToldAsUnavailable() {
        Path file = folder.resolve("missing/history.db");
        assertThatThrownBy(() -> HistoryDatabase.open(file)).isInstanceOf(HistoryUnavailable.class);
    }

    private void openAgain() {
        database = open();
        projection = database.projection();
    }

    private Path file() {
        return folder.resolve("history.db");
    }
}
