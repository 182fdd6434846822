package com.cetoex.projections.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cetoex.projections.market.RandomMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

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
        assertThat(projection.resumePosition()).isEqualTo(half - 1);
        frames.give(half - 1, frames.size(), projection);
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
    void folderThatIsMissingIsToldAsUnavailable() {
        Path file = folder.resolve("missing/history.db");
        assertThatThrownBy(() -> HistoryDatabase.open(file)).isInstanceOf(HistoryUnavailable.class);
    }

    @Test
    void fullDiskFailsTheCommitAndNothingIsLost() {
        new RandomMarket(exchange, 45).run(4_000, 1_000);
        frames.give(0, 200, projection);
        projection.commit(200);
        closeIt();
        SQLiteConfig small = SqliteFile.configuration();
        small.setPragma(SQLiteConfig.Pragma.MAX_PAGE_COUNT, "80");
        database = new HistoryDatabase(new SqliteFile(file(), small));
        database.prepare();
        projection = database.projection();
        assertThatThrownBy(() -> giveAndCommitEach(projection))
                .isInstanceOf(HistoryUnavailable.class)
                .hasMessageContaining("full");
        projection.reset();
        assertThat(projection.sequence()).isPositive().isLessThan(exchange.lastSequence());
        closeIt();
        openAgain();
        giveAndCommitEach(projection);
        assertSame();
    }

    @Test
    void removedFileIsNoticedAndMadeAgain() throws IOException {
        new RandomMarket(exchange, 46).run(200, 1_000);
        giveAndCommitEach(projection);
        assertThat(database.isInPlace()).isTrue();
        Files.delete(file());
        assertThat(database.isInPlace()).isFalse();
        projection.close();
        database.prepare();
        projection = database.projection();
        assertThat(projection.sequence()).isZero();
        assertThat(database.isInPlace()).isTrue();
        giveAndCommitEach(projection);
        assertSame();
        closeIt();
        openAgain();
        frames.give(frames.size() - 1, projection);
        assertSame();
    }

    private void giveAndCommitEach(HistoryProjection history) {
        for (int i = (int) history.resumePosition(); i < frames.size(); i++) {
            frames.give(i, history);
            history.commit(i + 1);
        }
    }

    private void openAgain() {
        database = open();
        projection = database.projection();
    }

    private Path file() {
        return folder.resolve("history.db");
    }
}
