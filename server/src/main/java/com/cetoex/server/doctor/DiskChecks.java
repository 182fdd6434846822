package com.cetoex.server.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an exchange needs of the disk under its data folder: room, forcing that is real and quick.
 */
final class DiskChecks {
    /** With less the node does not start. */
    private static final long ROOM_NEEDED = 128L << 20;

    private static final Set<String> VOLATILE = Set.of("tmpfs", "ramfs");
    private static final Set<String> LAYERED = Set.of("overlay", "aufs");
    private static final Set<String> REMOTE =
            Set.of("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "9p", "ceph", "glusterfs");

    private static final int FORCED_WRITES = 50;
    private static final int WRITE_LENGTH = 4096;

    /** An order waits for one forced write. */
    private static final double SLOW_MILLIS = 10;

    /** No disk that keeps its promise is faster than this. */
    private static final double UNLIKELY_MILLIS = 0.005;

    private final Path folder;
    private final long lowWaterBytes;

    DiskChecks(Path dataFolder, long lowWaterBytes) {
        folder = FolderChecks.nearestExisting(dataFolder);
        this.lowWaterBytes = lowWaterBytes;
    }

    List<Finding> look() {
        try {
            FileStore store = Files.getFileStore(folder);
            return List.of(kind(store), room(store), forcing());
        } catch (IOException e) {
            return List.of(
                    Finding.fail(
                            "disk",
                            "the disk of " + folder + " cannot be asked: " + e,
                            "Check that it is mounted."));
        }
    }

    private static Finding kind(FileStore store) {
        String type = store.type();
        String sentence = type + " (" + store.name() + ")";
        if (VOLATILE.contains(type)) {
            return Finding.warn(
                    "file system", sentence, "It is memory: a power cut loses everything.");
        }
        if (LAYERED.contains(type)) {
            return Finding.warn(
                    "file system",
                    sentence,
                    "It goes with its container: mount a volume for the data folder.");
        }
        if (REMOTE.contains(type) || type.startsWith("fuse")) {
            return Finding.warn(
                    "file system",
                    sentence,
                    "Locks and forced writes over a network are not what was tested: use a local disk.");
        }
        return Finding.ok("file system", sentence);
    }

    private Finding room(FileStore store) throws IOException {
        long usable = store.getUsableSpace();
        String sentence = MachineChecks.mebibytes(usable) + " left";
        if (usable < ROOM_NEEDED) {
            return Finding.fail(
                    "room",
                    sentence,
                    "A start needs " + MachineChecks.mebibytes(ROOM_NEEDED) + ": make room.");
        }
        if (usable < lowWaterBytes) {
            return Finding.warn(
                    "room",
                    sentence,
                    "Below "
                            + MachineChecks.mebibytes(lowWaterBytes)
                            + " (cetoex.log.low-water) no orders are taken: make room.");
        }
        return Finding.ok("room", sentence);
    }

    private Finding forcing() {
        if (!Files.isWritable(folder)) {
            return Finding.warn(
                    "forced write", "not measured: " + folder + " is not ours to write", "");
        }
        try {
            double[] millis = measure();
            Arrays.sort(millis);
            double median = millis[millis.length / 2];
            String sentence =
                    String.format(
                            Locale.ROOT,
                            "%.2f ms in the middle, %.2f ms at worst, of %d writes of 4 KiB",
                            median,
                            millis[millis.length - 1],
                            millis.length);
            if (median > SLOW_MILLIS) {
                return Finding.warn(
                        "forced write",
                        sentence,
                        "Every order waits for one: use a faster disk, best one with its own power reserve.");
            }
            if (median < UNLIKELY_MILLIS) {
                return Finding.warn(
                        "forced write",
                        sentence,
                        "No disk is that fast: it may not survive a power cut.");
            }
            return Finding.ok("forced write", sentence);
        } catch (IOException e) {
            return Finding.fail("forced write", "the disk refused it: " + e, "Check the disk.");
        }
    }

    private double[] measure() throws IOException {
        Path file = Files.createTempFile(folder, ".doctor", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            double[] millis = new double[FORCED_WRITES];
            for (int i = 0; i < FORCED_WRITES; i++) {
                ByteBuffer content = ByteBuffer.allocate(WRITE_LENGTH);
                Arrays.fill(content.array(), (byte) (i + 1));
                long began = System.nanoTime();
                channel.write(content, (long) i * WRITE_LENGTH);
                channel.force(false);
                millis[i] = (System.nanoTime() - began) / 1e6;
            }
            return millis;
        } finally {
            Files.delete(file);
        }
    }
}
