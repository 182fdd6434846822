package com.cetoex.projections.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapter: a process that is killed leaves nothing of SQLite's library; each test is one. */
final class SqliteLibraryTest {
    /** As of a process that was killed. */
    private static final int KILLED = 137;

    @TempDir private Path folder;

    @Test
    void killedProcessLeavesNoLibrary() throws Exception {
        Path database = database();
        open(database);
        assertThat(Files.exists(database)).isTrue();
        assertThat(folder.resolve("data")).isDirectoryNotContaining("glob:**-library");
        assertThat(temporaryFiles()).isEmptyDirectory();
    }

    @Test
    void whatAProcessLeftThatWasKilledInBetweenIsRemoved() throws Exception {
        Path database = database();
        Path left = Files.createDirectory(Path.of(database + SqliteLibrary.SUFFIX));
        Files.write(left.resolve("sqlite-0-libsqlitejdbc.so"), new byte[1024]);
        Files.createFile(left.resolve("sqlite-0-libsqlitejdbc.so.lck"));
        open(database);
        assertThat(left).doesNotExist();
        assertThat(temporaryFiles()).isEmptyDirectory();
    }

    /** In which not even a superuser makes a folder. */
    @Test
    void folderThatCannotBeWrittenIsNotNeeded() throws Exception {
        load(Path.of("/proc/history.db"));
        assertThat(temporaryFiles()).isEmptyDirectory();
    }

    private Path database() throws IOException {
        return Files.createDirectory(folder.resolve("data")).resolve("history.db");
    }

    private Path temporaryFiles() {
        return folder.resolve("tmp");
    }

    private void open(Path database) throws Exception {
        run(Opener.class, database);
    }

    private void load(Path database) throws Exception {
        run(Loader.class, database);
    }

    private void run(Class<?> program, Path database) throws Exception {
        Files.createDirectory(temporaryFiles());
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.io.tmpdir=" + temporaryFiles(),
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                program.getName(),
                                database.toString())
                        .inheritIO()
                        .start();
        assertThat(process.waitFor()).isEqualTo(KILLED);
    }

    /** Opens a history, and ends as if it were killed: no file is removed at the end. */
    static final class Opener {
        private Opener() {}

        /** The only argument is the database's file. */
        public static void main(String[] args) {
            HistoryDatabase.open(Path.of(args[0]));
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** Loads the library, and ends likewise. */
    static final class Loader {
        private Loader() {}

        /** The only argument is the file of a database that is not opened. */
        public static void main(String[] args) throws Exception {
            SqliteLibrary.load(Path.of(args[0]));
            assertThat(org.sqlite.SQLiteJDBCLoader.isNativeMode()).isTrue();
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
