package com.cetoex.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.Placement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapter: what a backup holds, what is restored of it, and which damage is found. */
final class BackupTest {
    private static final int ORDERS = 150;

    /** In the middle of the log's first commands. */
    private static final int OFFSET = 1_000;

    /** Lived through a backup under load and an end in order; the tests copy these two. */
    @TempDir static Path lived;

    private static Path liveData;
    private static Path liveBackup;
    private static Map<String, Placement> answeredBefore;
    private static Map<String, Placement> answeredAtAll;

    @TempDir Path folder;

    @BeforeAll
    static void backUpUnderLoad() {
        liveData = lived.resolve("data");
        liveBackup = lived.resolve("backups/first");
        Traders traders = new Traders();
        try (ExchangeProcess exchange =
                ExchangeProcess.start(
                        liveData, "--bootstrap", TestBootstrap.in(lived).toString())) {
            traders.start(exchange, "t");
            traders.awaitMore(ORDERS);
            assertThat(CommandRun.snapshot(liveData))
                    .satisfies(
                            run -> assertThat(run.status()).as(run.output()).isZero(),
                            run -> assertThat(run.output()).contains("Snapshot at log position"));
            answeredBefore = traders.acknowledged();
            CommandRun backup = CommandRun.backup(liveData, liveBackup);
            assertThat(backup.status()).as(backup.output()).isZero();
            traders.awaitMore(ORDERS);
            assertThat(CommandRun.verify(liveData))
                    .satisfies(
                            run -> assertThat(run.status()).isEqualTo(1),
                            run -> assertThat(run.output()).contains("in use"));
            assertThat(CommandRun.backup(liveData, liveBackup))
                    .satisfies(
                            run -> assertThat(run.status()).isEqualTo(1),
                            run -> assertThat(run.output()).contains("missing or empty"));
            exchange.terminate();
            assertThat(exchange.exitStatus()).isZero();
            traders.awaitEnd();
        }
        answeredAtAll = traders.acknowledged();
    }

    @Test
    void restoredExchangeHasEveryOrderThatWasAnsweredBeforeTheBackup() {
        Path restored = folder.resolve("not/made/yet");

        CommandRun restore = CommandRun.restore(liveBackup, restored);

        assertThat(restore.status()).as(restore.output()).isZero();
        assertThat(restore.output()).contains("All is whole.", "./cetoex start --data " + restored);
        checkExchangeOn(restored, answeredBefore);
    }

    @Test
    void stoppedExchangeIsBackedUpWhole() {
        Path backup = folder.resolve("backup");
        Path restored = folder.resolve("restored");

        assertThat(CommandRun.backup(liveData, backup).status()).isZero();
        assertThat(CommandRun.verify(backup).status()).isZero();
        assertThat(CommandRun.restore(backup, restored).status()).isZero();

        checkExchangeOn(restored, answeredAtAll);
        assertThat(CommandRun.verify(restored).status()).isZero();
    }

    private static void checkExchangeOn(Path data, Map<String, Placement> answered) {
        try (ExchangeProcess exchange = ExchangeProcess.start(data)) {
            assertThat(Traders.unacknowledged(exchange, answered)).isNotNegative();
            Traders.checkBalances(exchange);
            try (CetoexClient client = exchange.client(1)) {
                assertThat(client.status().status()).isEqualTo("ok");
            }
            exchange.terminate();
            assertThat(exchange.exitStatus()).isZero();
        }
    }

    @Test
    void flippedByteOfABackupIsFoundAndNotRestored() {
        for (String file :
                new String[] {"archive/0-0.rec", "history.db", "events/archive.catalog"}) {
            Path backup = copy(liveBackup, "flipped-" + file.replace('/', '-'));
            flip(backup.resolve(file), OFFSET);
            Path target = folder.resolve("target");

            CommandRun verify = CommandRun.verify(backup);
            CommandRun restore = CommandRun.restore(backup, target);

            assertThat(verify.status()).isEqualTo(65);
            assertThat(verify.output()).contains(file + " is damaged");
            assertThat(restore.status()).isEqualTo(1);
            assertThat(restore.output()).contains(file + " is damaged", "Nothing was restored");
            assertThat(target).doesNotExist();
        }
    }

    @Test
    void fileThatABackupLacksIsNamed() throws IOException {
        Path backup = copy(liveBackup, "backup");
        Files.delete(backup.resolve("cluster/recording.log"));

        CommandRun restore = CommandRun.restore(backup, folder.resolve("target"));

        assertThat(restore.status()).isEqualTo(1);
        assertThat(restore.output()).contains("cluster/recording.log is missing");
    }

    @Test
    void unfinishedBackupIsNotRestored() throws IOException {
        Path backup = copy(liveBackup, "backup");
        Files.delete(backup.resolve("backup.json"));

        CommandRun restore = CommandRun.restore(backup, folder.resolve("target"));

        assertThat(restore.status()).isEqualTo(1);
        assertThat(restore.output()).contains("no backup, or an unfinished one");
    }

    @Test
    void manifestCannotNameAFileOutsideOfTheBackup() throws IOException {
        Path backup = copy(liveBackup, "backup");
        Path manifest = backup.resolve("backup.json");
        Files.writeString(
                manifest, Files.readString(manifest).replace("history.db", "../../elsewhere"));

        CommandRun restore = CommandRun.restore(backup, folder.resolve("target"));

        assertThat(restore.status()).isEqualTo(1);
        assertThat(restore.output()).contains("outside of the backup");
    }

    @Test
    void nothingIsRestoredOverAnything() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        Files.writeString(target.resolve("mine"), "content");

        CommandRun restore = CommandRun.restore(liveBackup, target);

        assertThat(restore.status()).isEqualTo(1);
        assertThat(restore.output()).contains("missing or empty");
        assertThat(target).isDirectoryNotContaining(file -> !file.endsWith("mine"));
    }

    @Test
    void exchangeDoesNotStartOnABackupOrOnAnUnfinishedRestore() throws IOException {
        Path backup = copy(liveBackup, "backup");
        Path broken = copy(liveData, "broken");
        Files.createFile(broken.resolve("restore.unfinished"));

        assertThat(refusedStart(backup)).contains("is a backup", "./cetoex restore --from");
        assertThat(refusedStart(broken)).contains("was broken off");
        assertThat(CommandRun.verify(broken).status()).isEqualTo(65);
    }

    private static String refusedStart(Path data) {
        try (ExchangeProcess exchange = ExchangeProcess.start(data)) {
            assertThat(exchange.exitStatus()).isEqualTo(1);
            return exchange.output();
        }
    }

    @Test
    void flippedByteOfTheLogIsFound() {
        Path data = copy(liveData, "data");
        assertThat(CommandRun.verify(data).output()).contains("All is whole.");

        flip(data.resolve("archive/0-0.rec"), OFFSET);
        CommandRun verify = CommandRun.verify(data);

        assertThat(verify.status()).isEqualTo(65);
        assertThat(verify.output()).contains("DAMAGED: ", "./cetoex restore --from");
    }

    @Test
    void folderThatIsNoExchangesIsRefused() throws IOException {
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("letter.txt"), "Dear Ann");
        Path missing = folder.resolve("missing");

        assertThat(CommandRun.verify(foreign))
                .isEqualTo(
                        new CommandRun(
                                1,
                                "Nothing was verified: %s is no data folder of an exchange.\n"
                                        .formatted(foreign)));
        assertThat(CommandRun.verify(missing).output()).contains("does not exist");
        assertThat(CommandRun.backup(foreign, folder.resolve("b")).output())
                .contains("no data folder of an exchange");
        assertThat(CommandRun.backup(missing, folder.resolve("b")).output())
                .contains("does not exist");
        assertThat(CommandRun.snapshot(liveData).output()).contains("no exchange answers");
        assertThat(CommandRun.snapshot(missing).output()).contains("does not exist");
        assertThat(missing).doesNotExist();
        assertThat(foreign).isDirectoryNotContaining(file -> !file.endsWith("letter.txt"));
    }

    private static void flip(Path file, int offset) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, offset);
            one.put(0, (byte) (one.get(0) ^ 0x40)).flip();
            channel.write(one, offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path copy(Path source, String name) {
        Path target = folder.resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
