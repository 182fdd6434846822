package com.cetoex.node;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.agrona.IoUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the media driver keeps its buffers: a folder in shared memory when that has room, since a
 * full one would kill the process, else one in the data folder.
 *
 * <p>A folder in shared memory belongs to whoever holds the lock beside it. A killed process leaves
 * its folder behind, and with it memory; whoever starts next removes the folders of the dead.
 */
final class BufferFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BufferFolder.class);
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String PREFIX = "cetoex-";
    private static final String LOCK_SUFFIX = ".lock";

    /** The buffers of all streams of a busy node, rounded up. */
    private static final long BYTES_NEEDED = 512L * 1024 * 1024;

    /** The locks of this process: to open and close one of them again would release it. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final @Nullable Path lock;
    private final @Nullable FileChannel lockChannel;

    private BufferFolder(Path path, @Nullable Path lock, @Nullable FileChannel lockChannel) {
        this.path = path;
        this.lock = lock;
        this.lockChannel = lockChannel;
    }

    /** Takes a folder for the buffers of the exchange whose data folder this is. */
    static BufferFolder claim(Path dataFolder) {
        BufferFolder inMemory = hasRoomInMemory() ? claimInMemory(dataFolder) : null;
        return inMemory == null
                ? new BufferFolder(dataFolder.resolve("aeron"), null, null)
                : inMemory;
    }

    private static boolean hasRoomInMemory() {
        try {
            if (!Files.isWritable(SHARED_MEMORY)) {
                return false;
            }
            removeTheDead();
            FileStore store = Files.getFileStore(SHARED_MEMORY);
            return "tmpfs".equals(store.type()) && store.getUsableSpace() > BYTES_NEEDED;
        } catch (IOException e) {
            LOG.debug("Shared memory is not used", e);
            return false;
        }
    }

    private static void removeTheDead() throws IOException {
        try (DirectoryStream<Path> locks =
                Files.newDirectoryStream(SHARED_MEMORY, PREFIX + "*" + LOCK_SUFFIX)) {
            for (Path lock : locks) {
                if (OWN.add(lock)) {
                    removeIfDead(lock);
                    OWN.remove(lock);
                }
            }
        }
    }

    private static void removeIfDead(Path lock) {
        try (FileChannel channel = FileChannel.open(lock, WRITE)) {
            if (channel.tryLock() != null) {
                String name = lock.toString();
                String folder = name.substring(0, name.length() - LOCK_SUFFIX.length());
                IoUtil.delete(Path.of(folder).toFile(), true);
                Files.delete(lock);
            }
        } catch (IOException e) {
            LOG.debug("{} is another's", lock, e);
        }
    }

    private static @Nullable BufferFolder claimInMemory(Path dataFolder) {
        Path folder = SHARED_MEMORY.resolve(PREFIX + hash(dataFolder));
        Path lock = SHARED_MEMORY.resolve(folder.getFileName() + LOCK_SUFFIX);
        if (!OWN.add(lock)) {
            return null;
        }
        try {
            FileChannel channel = FileChannel.open(lock, CREATE, WRITE);
            if (channel.tryLock() != null) {
                return new BufferFolder(folder, lock, channel);
            }
            channel.close();
        } catch (IOException e) {
            LOG.debug("Shared memory is not used", e);
        }
        OWN.remove(lock);
        return null;
    }

    private static String hash(Path dataFolder) {
        CRC32C crc = new CRC32C();
        crc.update(dataFolder.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    Path path() {
        return path;
    }

    /** Gives the folder up; the media driver deleted it at its own end. */
    @Override
    public void close() {
        if (lock == null || lockChannel == null) {
            return;
        }
        try {
            Files.deleteIfExists(lock);
            lockChannel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give up " + path, e);
        } finally {
            OWN.remove(lock);
        }
    }
}
