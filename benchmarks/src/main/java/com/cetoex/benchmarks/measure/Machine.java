package com.cetoex.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the figures were taken on. */
public record Machine(
        String processor, int cores, long memoryMebibytes, String system, String java) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final long KIBIBYTES_PER_MEBIBYTE = 1024;

    /** This machine. */
    public static Machine here() {
        return new Machine(
                line(PROCESSORS, "model name", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(line(MEMORY, "MemTotal", "0").replaceAll("\\D", ""))
                        / KIBIBYTES_PER_MEBIBYTE,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    /** In a line. */
    @Override
    public String toString() {
        return "%s, %d cores, %,d MiB, %s, %s"
                .formatted(processor, cores, memoryMebibytes, system, java);
    }

    private static String line(Path file, String name, String otherwise) {
        if (!Files.isReadable(file)) {
            return otherwise;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot read " + file, cause);
        }
    }
}
