package com.cetoex.server.exchange;

import com.cetoex.server.backup.BackupManifest;
import com.cetoex.server.backup.BackupRestore;
import com.cetoex.server.config.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Finds the everyday reasons why a start would fail, before anything is started or written. The
 * node's own lock and the server's own bind decide; here the sentence is found first, and at once.
 */
final class EarlyChecks {
    private EarlyChecks() {}

    /**
     * Looks at the folder first: another exchange on the same folder is the better news than one on
     * the same port.
     *
     * @throws StartFailure with a sentence for the operator
     */
    static int check(Path dataFolder, Settings.Http http) {
        checkFolder(dataFolder);
        checkNoBackup(dataFolder);
        return checkPort(http);
    }

    private static void checkFolder(Path dataFolder) {
        Path lock = dataFolder.resolve("lock");
        if (!Files.exists(lock)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                throw new StartFailure(
                        "CetoEX did not start: the data folder "
                                + dataFolder.toAbsolutePath().normalize()
                                + " is in use by another exchange.");
            }
        } catch (IOException e) {
            throw new StartFailure(
                    "CetoEX did not start: the data folder "
                            + dataFolder
                            + " cannot be used: "
                            + e
                            + ".",
                    e);
        }
    }

    /** An exchange would change the files, and what is left of the backup would be no backup. */
    private static void checkNoBackup(Path dataFolder) {
        if (BackupManifest.isIn(dataFolder)) {
            throw new StartFailure(
                    "CetoEX did not start: "
                            + dataFolder
                            + " is a backup. Restore it into a folder of its own: ./cetoex restore --from "
                            + dataFolder
                            + " --data DIR.");
        }
        if (BackupRestore.isUnfinished(dataFolder)) {
            throw new StartFailure(
                    "CetoEX did not start: the restore into "
                            + dataFolder
                            + " was broken off. Remove the folder and restore again.");
        }
    }

    /** Makes the data folder, which is known to be nobody else's. */
    static void make(Path dataFolder) {
        try {
            Files.createDirectories(dataFolder);
        } catch (IOException e) {
            throw new StartFailure("The data folder " + dataFolder + " cannot be made: " + e, e);
        }
    }

    private static int checkPort(Settings.Http http) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(http.host(), http.port()));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw portFailure(http, e);
        }
    }

    /** The sentence for an address that cannot be listened on. */
    static StartFailure portFailure(Settings.Http http, Throwable cause) {
        return new StartFailure(
                "CetoEX did not start: it cannot listen on "
                        + http.host()
                        + ":"
                        + http.port()
                        + " ("
                        + cause.getMessage()
                        + "). Choose another port with --port.",
                cause);
    }
}
