package com.cetoex.simulation.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The machine under the laboratory: what it is, and the commands it has. */
public final class Machine {
    private static final long LIMIT_SECONDS = 60;

    private Machine() {}

    static boolean isLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }

    /** Whether images can be mounted: the administrator alone may. */
    static boolean canMount() {
        return isLinux()
                && "root".equals(System.getProperty("user.name"))
                && succeeds("mkfs.ext4", "-V")
                && Files.exists(Path.of("/dev/loop-control"));
    }

    /** Runs a command; false when it fails or is not there. */
    static boolean succeeds(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabStopped("interrupted", e);
        }
    }

    /** Runs a command that must work. */
    static void run(String... command) {
        if (!succeeds(command)) {
            throw new LabStopped("failed: " + String.join(" ", List.of(command)));
        }
    }

    /** One line of what a command prints; empty when it fails. */
    public static String line(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String text = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) ? text : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabStopped("interrupted", e);
        }
    }

    /** Processors, memory and kernel, in a line. */
    public static String describe() throws IOException {
        String model = "unknown processor";
        Path processors = Path.of("/proc/cpuinfo");
        if (Files.exists(processors)) {
            model =
                    Files.readAllLines(processors).stream()
                            .filter(text -> text.startsWith("model name"))
                            .map(text -> text.substring(text.indexOf(':') + 1).strip())
                            .findFirst()
                            .orElse(model);
        }
        return model
                + ", "
                + Runtime.getRuntime().availableProcessors()
                + " processors, "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + ", Java "
                + System.getProperty("java.version");
    }
}
