package com.cetoex.node;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder of one exchange, owned by one process at a time.
 *
 * <pre>
 * format               which versions can read it
 * lock                 held as long as the process lives; the operating system releases it
 * cluster/             the list of terms and snapshots, and the state of elections
 * archive/             the log and the snapshots
 * events/              the recorded events
 * aeron/               the media driver's buffers, when shared memory has no room; not durable
 * </pre>
 */
final class DataFolder implements AutoCloseable {
    /**
     * For the next files of log and events: with less, a snapshot would be the death of the node.
     */
    private static final long ROOM_NEEDED = 128L * 1024 * 1024;

    /**
     * The folders of this process. Opening a locked file a second time in one process, and closing
     * it, would release the lock.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel lockChannel;

    private DataFolder(Path root, FileChannel lockChannel) {
        this.root = root;
        this.lockChannel = lockChannel;
    }

    /**
     * Makes the folder when it is missing and takes its lock.
     *
     * @throws NodeRefused when another process, or another node of this one, has it
     */
    static DataFolder lock(Path folder) {
        DataFolder locked = lockToRead(folder);
        try {
            locked.checkRoom();
            FolderFormat.mark(locked.root);
            locked.removeMarksOfTheDead();
            return locked;
        } catch (IOException e) {
            locked.close();
            throw new NodeRefused("cannot use the data folder " + folder + ": " + e, e);
        } catch (NodeRefused e) {
            locked.close();
            throw e;
        }
    }

    /**
     * Takes the lock alone: for those who do not write.
     *
     * @throws NodeRefused when another process, or another node of this one, has it
     */
    static DataFolder lockToRead(Path folder) {
        try {
            Path root = Files.createDirectories(folder).toRealPath();
            FolderFormat.check(root);
            if (!OWN.add(root)) {
                throw inUse(root);
            }
            return new DataFolder(root, lockFile(root));
        } catch (IOException e) {
            throw new NodeRefused("cannot use the data folder " + folder + ": " + e, e);
        }
    }

    /**
     * Looks whether a folder is an exchange's, before anything is made in it.
     *
     * @throws NodeRefused when there is none, or nothing of an exchange in it
     */
    static void requireExisting(Path folder) {
        if (!Files.isDirectory(folder.resolve("archive"))
                || !Files.isDirectory(folder.resolve("cluster"))) {
            throw new NodeRefused(folder + " is no data folder of an exchange");
        }
    }

    /** Tells whether so many bytes are enough for a snapshot. */
    static boolean hasRoom(long usableBytes) {
        return usableBytes >= ROOM_NEEDED;
    }

    private void checkRoom() throws IOException {
        long usableBytes = Files.getFileStore(root).getUsableSpace();
        if (!hasRoom(usableBytes)) {
            throw new NodeRefused(
                    ExitCode.STORAGE_FAILED,
                    "expected at least "
                            + (ROOM_NEEDED >> 20)
                            + " MiB left on the disk of "
                            + root
                            + ", were "
                            + (usableBytes >> 20));
        }
    }

    private static FileChannel lockFile(Path root) throws IOException {
        FileChannel channel = FileChannel.open(root.resolve("lock"), CREATE, WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            OWN.remove(root);
            throw inUse(root);
        }
        return channel;
    }

    private static NodeRefused inUse(Path root) {
        return new NodeRefused("the data folder " + root + " is in use by another exchange");
    }

    File cluster() {
        return root.resolve("cluster").toFile();
    }

    File archive() {
        return root.resolve("archive").toFile();
    }

    Path events() {
        return root.resolve("events");
    }

    Path root() {
        return root;
    }

    /**
     * Aeron takes a mark file younger than 10 s for a sign of life. The lock proves that its writer
     * is dead.
     */
    private void removeMarksOfTheDead() throws IOException {
        // The vote of an election among several; a member alone has its terms in another file.
        Files.deleteIfExists(root.resolve("cluster/node-state.dat"));
        Files.deleteIfExists(root.resolve("cluster/cluster-mark.dat"));
        Files.deleteIfExists(root.resolve("cluster/cluster-mark-service-0.dat"));
        Files.deleteIfExists(root.resolve("archive/archive-mark.dat"));
        Files.deleteIfExists(root.resolve("events/archive-mark.dat"));
    }

    /** Releases the lock. */
    @Override
    public void close() {
        try {
            lockChannel.close();
            OWN.remove(root);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the lock of " + root, e);
        }
    }
}
