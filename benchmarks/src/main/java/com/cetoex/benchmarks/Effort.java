package com.cetoex.benchmarks;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How much is run.
 *
 * @param isQuick only enough to see how the land lies
 * @param exchangeCore a folder with the jars of exchange-core, to run beside the book
 * @param historyOrders orders that the history grows to
 */
record Effort(boolean isQuick, Optional<Path> exchangeCore, int historyOrders) {
    String form() {
        return isQuick ? "quick" : "usual";
    }

    /** One number for the usual form, another for the quick one. */
    int of(int usual, int quick) {
        return isQuick ? quick : usual;
    }
}
