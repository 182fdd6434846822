package com.cetoex.simulation.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The library that stands between the exchange and the operating system, steered through a mapped
 * file: see {@code shim.c}. It is compiled here, once a trial.
 */
final class Shim {
    static final int WRITES = 1;
    static final int SYNCS = 2;
    static final int LOG = 1;
    static final int HISTORY = 2;

    private static final int CALLS = 0;
    private static final int KILL_AT = 8;
    private static final int FAIL_KINDS = 16;
    private static final int FAIL_SCOPES = 24;
    private static final int FAIL_AFTER = 32;
    private static final int FAILED = 40;
    private static final int FIRST_FAILED = 48;
    private static final int CLOCK_SECONDS = 56;
    private static final int LENGTH = 64;

    private final Path library;
    private final Path controlFile;
    private final MappedByteBuffer control;

    private Shim(Path library, Path controlFile, MappedByteBuffer control) {
        this.library = library;
        this.controlFile = controlFile;
        this.control = control;
    }

    /** Compiles the library; none when this machine has no compiler, or is no Linux. */
    static @Nullable Shim compile(Path folder) throws IOException {
        Path source = Files.createDirectories(folder).resolve("shim.c");
        try (InputStream text = Objects.requireNonNull(Shim.class.getResourceAsStream("shim.c"))) {
            Files.copy(text, source, StandardCopyOption.REPLACE_EXISTING);
        }
        Path library = folder.resolve("shim.so");
        boolean isCompiled =
                Machine.isLinux()
                        && Machine.succeeds(
                                "gcc",
                                "-shared",
                                "-fPIC",
                                "-O2",
                                "-o",
                                library.toString(),
                                source.toString(),
                                "-ldl");
        return isCompiled ? map(library, folder.resolve("shim.control")) : null;
    }

    private static Shim map(Path library, Path file) throws IOException {
        Files.write(file, new byte[LENGTH]);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer control = channel.map(FileChannel.MapMode.READ_WRITE, 0, LENGTH);
            control.order(ByteOrder.nativeOrder());
            return new Shim(library, file, control);
        }
    }

    /** The next processes of this exchange run behind the library. */
    void stand(Subject subject) {
        subject.with("LD_PRELOAD", library.toString())
                .with("LAB_SHIM_FOLDER", subject.data().toString())
                .with("LAB_SHIM_CONTROL", controlFile.toString());
    }

    /** Nothing fails, nothing ends, the clock is right, and counting begins anew. */
    void reset() {
        for (int offset = 0; offset < LENGTH; offset += Long.BYTES) {
            control.putLong(offset, 0);
        }
    }

    /** Calls that changed files of the folder since the last reset. */
    long calls() {
        return read(CALLS);
    }

    /** The process ends at the call of this number, which it does by half. */
    void killAt(long call) {
        control.putLong(KILL_AT, call);
    }

    /** Calls of these kinds fail, after so many more; all of them from then on. */
    void fail(int kinds, int scopes, long after) {
        control.putLong(FAILED, 0);
        control.putLong(FIRST_FAILED, 0);
        control.putLong(FAIL_AFTER, after);
        control.putLong(FAIL_SCOPES, scopes);
        control.putLong(FAIL_KINDS, kinds);
    }

    void failNoMore() {
        control.putLong(FAIL_KINDS, 0);
    }

    /** How many calls failed. */
    long failed() {
        return read(FAILED);
    }

    /** When the first call failed, on the clock of {@link System#nanoTime}. */
    long firstFailedNanos() {
        return read(FIRST_FAILED);
    }

    /** What is added to the wall clock. */
    void clock(long seconds) {
        control.putLong(CLOCK_SECONDS, seconds);
    }

    private long read(int offset) {
        ByteBuffer fresh = control.duplicate().order(ByteOrder.nativeOrder());
        return fresh.getLong(offset);
    }
}
