package com.cetoex.server.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether the machine's clock is kept right by somebody. */
final class ClockCheck {
    private static final String SUBJECT = "clock";
    private static final long ANSWER_MILLIS = 2_000;

    /** systemd-timesyncd makes it once the clock is right. */
    private static final Path SYNCHRONIZED = Path.of("/run/systemd/timesync/synchronized");

    private static final String ADVICE =
            "Orders carry the machine's time: run chrony or systemd-timesyncd. A jump harms nothing, for the"
                    + " time of events never goes back.";

    private ClockCheck() {}

    static Finding look() {
        if (Files.exists(SYNCHRONIZED)) {
            return Finding.ok(SUBJECT, "synchronised");
        }
        Optional<String> answer = ask("timedatectl", "show", "-p", "NTPSynchronized", "--value");
        return switch (answer.orElse("")) {
            case "yes" -> Finding.ok(SUBJECT, "synchronised");
            case "no" -> Finding.warn(SUBJECT, "nobody keeps the clock right", ADVICE);
            default -> Finding.warn(SUBJECT, "cannot tell whether somebody keeps it right", ADVICE);
        };
    }

    /** What a command says; empty when it is not there, fails, or takes long. */
    private static Optional<String> ask(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(ANSWER_MILLIS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            byte[] said = process.getInputStream().readAllBytes();
            return process.exitValue() == 0
                    ? Optional.of(new String(said, UTF_8).strip())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
