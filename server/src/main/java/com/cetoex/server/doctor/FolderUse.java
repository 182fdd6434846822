package com.cetoex.server.doctor;

import com.cetoex.server.control.ControlClient;
import com.cetoex.server.control.ControlFault;
import com.cetoex.server.control.ExchangeState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which exchange uses a data folder, as its lock and its control socket tell. */
final class FolderUse {
    private static final String SUBJECT = "in use";
    private static final Path LOCKS = Path.of("/proc/locks");

    private final Path lock;
    private final boolean isUsed;
    private final @Nullable ExchangeState state;

    private FolderUse(Path lock, boolean isUsed, @Nullable ExchangeState state) {
        this.lock = lock;
        this.isUsed = isUsed;
        this.state = state;
    }

    /** Looks, without waiting for anybody for long. */
    static FolderUse of(Path folder) {
        Path lock = folder.resolve("lock");
        if (!isLocked(lock)) {
            return new FolderUse(lock, false, null);
        }
        try {
            Optional<ControlClient> exchange = ControlClient.connect(folder);
            if (exchange.isPresent()) {
                try (ControlClient client = exchange.get()) {
                    return new FolderUse(lock, true, client.state());
                }
            }
        } catch (ControlFault silent) {
            return new FolderUse(lock, true, null);
        }
        return new FolderUse(lock, true, null);
    }

    private static boolean isLocked(Path lock) {
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held == null;
        } catch (IOException unreadable) {
            return false;
        }
    }

    boolean isUsed() {
        return isUsed;
    }

    /** Whether the exchange that uses the folder is the one that listens on a port. */
    boolean servesOn(int port) {
        return state != null && state.address().endsWith(":" + port);
    }

    Finding finding() {
        if (!isUsed) {
            return Finding.ok(SUBJECT, "by nobody");
        }
        if (state != null) {
            return Finding.ok(
                    SUBJECT,
                    "by process %d, CetoEX %s at %s"
                            .formatted(state.processId(), state.version(), state.address()));
        }
        return Finding.warn(
                SUBJECT,
                "by "
                        + holder().map(pid -> "process " + pid).orElse("a process")
                        + ", which does not answer on its control socket",
                "It may be starting. A second exchange cannot be started on the folder.");
    }

    /** Linux lists who holds which lock, by the file's number. */
    private Optional<String> holder() {
        try {
            String file = ":" + Files.getAttribute(lock, "unix:ino");
            for (String line : Files.readAllLines(LOCKS)) {
                String[] words = line.trim().split("\\s+", -1);
                if (words.length > 5 && words[5].endsWith(file)) {
                    return Optional.of(words[4]);
                }
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
