package com.cetoex.projections.history;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite's native library, which a process loads once, and unpacks from its jar for that.
 *
 * <p>The driver leaves the unpacked file, more than 1 MB, to the end of the process, and for ever
 * when that is killed. Here it is unpacked into a folder beside the database, and removed as soon
 * as it is loaded; what a process left that was killed meanwhile is removed by the next. Where that
 * cannot be, in a folder that is only read or in which nothing may be executed, it is a folder for
 * temporary files.
 */
final class SqliteLibrary {
    /** Behind the name of the database, so that it is taken for a part of the history. */
    static final String SUFFIX = "-library";

    /** The driver's own setting; whoever made it, or names a library, is obeyed. */
    private static final String UNPACK_PROPERTY = "org.sqlite.tmpdir";

    private static final String PATH_PROPERTY = "org.sqlite.lib.path";

    private static final Logger LOG = LoggerFactory.getLogger(SqliteLibrary.class);

    private static boolean isLoaded;

    private SqliteLibrary() {}

    /** Loads the library, unless this process has it. Any thread may call it. */
    static synchronized void load(Path database) {
        if (isLoaded) {
            return;
        }
        isLoaded = isSet(UNPACK_PROPERTY) || isSet(PATH_PROPERTY) || loadBeside(database);
        if (!isLoaded) {
            // What fails here too, fails again at the first connection, with the driver's words.
            loadFromTemporaryFolder();
            isLoaded = true;
        }
    }

    private static boolean isSet(String property) {
        return System.getProperty(property) != null;
    }

    private static boolean loadBeside(Path database) {
        Path folder = Path.of(database + SUFFIX).toAbsolutePath();
        try {
            remove(folder);
            Files.createDirectory(folder);
            return loadFrom(folder);
        } catch (IOException e) {
            LOG.debug("SQLite's library is not unpacked into {}", folder, e);
            return false;
        }
    }

    private static void loadFromTemporaryFolder() {
        try {
            loadFrom(Files.createTempDirectory("cetoex-sqlite"));
        } catch (IOException e) {
            LOG.debug("SQLite's library is left to the driver", e);
        }
    }

    private static boolean loadFrom(Path folder) throws IOException {
        System.setProperty(UNPACK_PROPERTY, folder.toString());
        try {
            return SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            LOG.debug("SQLite's library is not loaded from {}", folder, e);
            return false;
        } finally {
            System.clearProperty(UNPACK_PROPERTY);
            // A library that is loaded needs its name no longer.
            remove(folder);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
                for (Path file : left) {
                    Files.deleteIfExists(file);
                }
            }
        }
        Files.deleteIfExists(folder);
    }
}
