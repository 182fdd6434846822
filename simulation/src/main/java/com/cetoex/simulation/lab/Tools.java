package com.cetoex.simulation.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The program's own commands for operators, as far as it has them. */
final class Tools {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int DAMAGE = 65;
    private static final int NOT_UNDERSTOOD = 2;

    private final ProductCommand product;
    private final Path output;

    Tools(ProductCommand product, Path folder) throws IOException {
        this.product = product;
        output = Files.createDirectories(folder).resolve("verify.log");
    }

    /** What {@code verify} says of a folder. */
    enum Verdict {
        /** Nothing is wrong. */
        WHOLE,
        /** Something is. */
        DAMAGED,
        /** The program has no such command. */
        UNKNOWN
    }

    /** Lets the program verify the folder of a stopped exchange. */
    Verdict verify(Path data) {
        int status = run("verify", "--data", data.toString());
        if (status == NOT_UNDERSTOOD) {
            return Verdict.UNKNOWN;
        }
        if (status != 0 && status != DAMAGE) {
            throw new LabStopped("verify of " + data + " ended with status " + status);
        }
        return status == 0 ? Verdict.WHOLE : Verdict.DAMAGED;
    }

    private int run(String... arguments) {
        ExchangeProcess process =
                ExchangeProcess.run(product.words(List.of(), List.of(arguments)), Map.of(), output);
        OptionalInt status = process.awaitEnd(LIMIT);
        if (status.isEmpty()) {
            process.kill();
            throw new LabStopped(arguments[0] + " did not end");
        }
        return status.getAsInt();
    }
}
