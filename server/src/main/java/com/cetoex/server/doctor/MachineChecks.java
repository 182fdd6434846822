package com.cetoex.server.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What an exchange needs of the machine and of the JVM that the launcher starts. */
final class MachineChecks {
    private static final int OLDEST_JAVA = 25;
    private static final String RECORDING_OPTION = "-XX:AOTCache=";

    /** What the JVM takes beside its heap, with the buffers of the streams. */
    private static final long BESIDE_THE_HEAP = 768L << 20;

    /** What the node wants of shared memory for its buffers; with less it uses the data folder. */
    private static final long BUFFERS = 512L << 20;

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    /** Some connections, and the files of log and events. */
    private static final long FILES_NEEDED = 4096;

    private static final int CORES_WANTED = 2;

    private MachineChecks() {}

    static List<Finding> look() {
        return List.of(java(), recording(), memory(), buffers(), cores(), files());
    }

    private static Finding java() {
        String version = Runtime.version() + " of " + System.getProperty("java.vm.vendor");
        return Runtime.version().feature() >= OLDEST_JAVA
                ? Finding.ok("java", version)
                : Finding.fail(
                        "java",
                        version,
                        "CetoEX needs " + OLDEST_JAVA + " or newer: set CETOEX_JAVA_HOME.");
    }

    private static Finding recording() {
        boolean isUsed =
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(option -> option.startsWith(RECORDING_OPTION))
                        .map(option -> Path.of(option.substring(RECORDING_OPTION.length())))
                        .anyMatch(Files::exists);
        return isUsed
                ? Finding.ok("fast start", "the build's recording of a start is there")
                : Finding.warn(
                        "fast start",
                        "there is no recording of a start, so that a start takes three times as long",
                        "./cetoex build makes it; CETOEX_JAVA_OPTS must not choose another collector.");
    }

    private static Finding memory() {
        long heap = Runtime.getRuntime().maxMemory();
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        if (!(system instanceof com.sun.management.OperatingSystemMXBean machine)) {
            return Finding.ok("memory", "a heap of " + mebibytes(heap));
        }
        long total = machine.getTotalMemorySize();
        String sentence = "a heap of " + mebibytes(heap) + " on a machine with " + mebibytes(total);
        if (heap + BESIDE_THE_HEAP > total) {
            return Finding.fail(
                    "memory",
                    sentence,
                    "It takes about "
                            + mebibytes(heap + BESIDE_THE_HEAP)
                            + ": choose a smaller heap with CETOEX_JAVA_OPTS=-Xmx256m, or a larger"
                            + " machine.");
        }
        if (2 * heap > total) {
            return Finding.warn(
                    "memory",
                    sentence,
                    "Leave half of the memory to the page cache of log and history.");
        }
        return Finding.ok("memory", sentence);
    }

    private static Finding buffers() {
        String advice =
                "The buffers of the log go into the data folder instead, which costs writes. Give /dev/shm"
                        + " 1 GiB (in a container: --shm-size=1g).";
        try {
            if (!Files.isWritable(SHARED_MEMORY)) {
                return Finding.warn("shared memory", "there is no /dev/shm to write to", advice);
            }
            FileStore store = Files.getFileStore(SHARED_MEMORY);
            String sentence = "/dev/shm has " + mebibytes(store.getUsableSpace()) + " left";
            return store.getUsableSpace() > BUFFERS
                    ? Finding.ok("shared memory", sentence)
                    : Finding.warn("shared memory", sentence, advice);
        } catch (IOException e) {
            return Finding.warn("shared memory", "/dev/shm cannot be asked: " + e, advice);
        }
    }

    private static Finding cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores >= CORES_WANTED
                ? Finding.ok("cores", cores + " cores")
                : Finding.warn(
                        "cores",
                        cores + " core",
                        "It works; under load answers wait for each other. Give it two.");
    }

    private static Finding files() {
        if (!(ManagementFactory.getOperatingSystemMXBean()
                instanceof UnixOperatingSystemMXBean unix)) {
            return Finding.ok("open files", "this system does not tell its limit");
        }
        long limit = unix.getMaxFileDescriptorCount();
        return limit >= FILES_NEEDED
                ? Finding.ok("open files", "up to " + limit)
                : Finding.warn(
                        "open files",
                        "up to " + limit,
                        "Every connection is one: ulimit -n 65536, or LimitNOFILE=65536 in the unit.");
    }

    static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
