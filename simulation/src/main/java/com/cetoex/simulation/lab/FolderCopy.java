package com.cetoex.simulation.lab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A copy of a stopped exchange's folder, to be damaged. */
final class FolderCopy {
    private static final int BLOCK = 1 << 16;

    private FolderCopy() {}

    /** Copies a folder; holes stay holes, and files share their bytes where the disk can. */
    static void copy(Path from, Path to) throws IOException {
        Folders.delete(to);
        Machine.run(
                "cp", "-a", "--sparse=always", "--reflink=auto", from.toString(), to.toString());
    }

    /**
     * What can be damaged: by its path in the folder, the length that was written. Empty files and
     * the history are left out.
     */
    static SortedMap<Path, Long> written(Path folder) throws IOException {
        SortedMap<Path, Long> written = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = folder.relativize(file);
                long length = writtenLength(file);
                if (length > 0 && !name.toString().startsWith("history.db")) {
                    written.put(name, length);
                }
            }
        }
        return written;
    }

    /** The length of a file up to its last byte that is not zero. */
    static long writtenLength(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            for (long end = channel.size(); end > 0; end -= Math.min(end, BLOCK)) {
                long start = Math.max(0, end - BLOCK);
                block.clear().limit((int) (end - start));
                channel.read(block, start);
                for (int i = (int) (end - start) - 1; i >= 0; i--) {
                    if (block.get(i) != 0) {
                        return start + i + 1;
                    }
                }
            }
            return 0;
        } catch (IOException e) {
            throw new LabStopped("cannot read " + file, e);
        }
    }

    /** Turns one bit of a file. */
    static void flip(Path file, long offset, int bit) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(offset);
            int value = bytes.read();
            bytes.seek(offset);
            bytes.write(value ^ (1 << bit));
        }
    }

    /** Cuts a file's end. */
    static void cut(Path file, long length) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(length);
        }
    }

    /** Which kind of file it is, by its path in the folder. */
    static String kindOf(Path file) {
        String name = file.toString();
        if (name.startsWith("archive/0-")) {
            return "log";
        }
        if (name.startsWith("archive/") && name.endsWith(".rec")) {
            return "snapshots";
        }
        if (name.startsWith("events/") && name.endsWith(".rec")) {
            return "events";
        }
        if (name.endsWith("archive.catalog")) {
            return "catalogs";
        }
        return name.endsWith("recording.log") ? "recording.log" : "marks and states";
    }
}
