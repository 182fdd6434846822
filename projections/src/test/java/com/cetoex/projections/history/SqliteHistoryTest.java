package com.cetoex.projections.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cetoex.projections.market.RandomMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
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
    void copyIsOfOneCommitAndGoesOnLikeTheOriginal() {
        new RandomMarket(exchange, 44).run(200, 1_000);
        int half = frames.size() / 2;
        frames.give(0, half, projection);
        projection.commit(half);
        Path copy = folder.resolve("copy.db");
        assertThat(database.copyTo(copy)).isTrue();
        assertThatThrownBy(() -> database.copyTo(copy)).isInstanceOf(HistoryUnavailable.class);
        frames.give(half, frames.size(), projection);
        projection.commit(frames.size());
        assertSame();
        closeIt();
        database = HistoryDatabase.open(copy);
        projection = database.projection();
        assertThat(projection.recordingPosition()).isEqualTo(half);
        frames.give(half, frames.size(), projection);
        projection.commit(frames.size());
        assertSame();
    }

    @Test
    void copyThatCannotBeWrittenLeavesNothing() {
        Path copy = folder.resolve("missing/copy.db");
        assertThatThrownBy(() -> database.copyTo(copy)).isInstanceOf(HistoryUnavailable.class);
        assertThat(copy).doesNotExist();
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
