package com.cetoex.simulation.lab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A disk of its own in a file: ext4, mounted by a loop device, whose power can be cut. */
final class LoopDisk implements AutoCloseable {
    static final String WHY_NOT =
            "no disk can be mounted here: that needs Linux, root, loop devices and mkfs.ext4";

    private static final Duration UNMOUNT_LIMIT = Duration.ofSeconds(15);
    private static final int SMALLEST_MEBIBYTES = 32;
    private static final String FILLER = "filler";

    private final Path image;
    private final Path mountPoint;
    private boolean isMounted;

    private LoopDisk(Path image, Path mountPoint) {
        this.image = image;
        this.mountPoint = mountPoint;
    }

    /** Makes and mounts an empty disk; its file takes only the room that is used. */
    static LoopDisk make(Path folder, long mebibytes) throws IOException {
        Path image = Files.createDirectories(folder).resolve("disk.img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(mebibytes << 20);
        }
        Machine.run("mkfs.ext4", "-F", "-q", "-m", "0", image.toString());
        LoopDisk disk = new LoopDisk(image, Files.createDirectories(folder.resolve("mnt")));
        disk.mount();
        return disk;
    }

    /** Whether disks can be made, mounted and cut here: a container may forbid it even to root. */
    static boolean isPossible(Path folder) {
        if (!Machine.canMount()) {
            return false;
        }
        try (LoopDisk disk = make(folder.resolve("attempt"), SMALLEST_MEBIBYTES)) {
            disk.cutPower();
            return true;
        } catch (IOException | LabStopped e) {
            return false;
        }
    }

    Path mountPoint() {
        return mountPoint;
    }

    void mount() {
        Machine.run("mount", "-o", "loop", image.toString(), mountPoint.toString());
        isMounted = true;
    }

    /** What was not forced to the disk is gone. The processes that use it must be dead. */
    void cutPower() throws IOException {
        NativeCalls.cutPower(mountPoint);
    }

    /** After a power cut: the disk as it comes up again. */
    void remount() {
        unmount();
        mount();
    }

    private void unmount() {
        if (isMounted) {
            if (!Waiting.until(
                    UNMOUNT_LIMIT, () -> Machine.succeeds("umount", mountPoint.toString()))) {
                throw new LabStopped("cannot unmount " + mountPoint);
            }
            isMounted = false;
        }
    }

    long freeBytes() throws IOException {
        return Files.getFileStore(mountPoint).getUsableSpace();
    }

    /** Takes room until no more than this is left. */
    void fill(long bytesLeft) throws IOException {
        Path filler = mountPoint.resolve(FILLER);
        for (int i = 0; i < 50 && freeBytes() > bytesLeft; i++) {
            long size = Files.exists(filler) ? Files.size(filler) : 0;
            long more = Math.max(4096, freeBytes() - bytesLeft);
            while (more >= 4096
                    && !Machine.succeeds(
                            "fallocate",
                            "-o",
                            Long.toString(size),
                            "-l",
                            Long.toString(more),
                            filler.toString())) {
                more /= 2;
            }
        }
    }

    /** Gives the room back. */
    void drain() throws IOException {
        Files.deleteIfExists(mountPoint.resolve(FILLER));
    }

    @Override
    public void close() throws IOException {
        unmount();
        Files.deleteIfExists(image);
    }
}
