package com.cetoex.server.exchange;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends an exchange in order when the process is asked to end, by SIGTERM, SIGINT or SIGHUP, and
 * makes the exit status 0.
 *
 * <p>The JVM would end with 143 after a signal, whatever its hooks did, so the last thing that the
 * hook does is to halt.
 */
public final class GracefulEnd {
    private static final Logger LOG = LoggerFactory.getLogger(GracefulEnd.class);

    /** Of the ten seconds that an end may take: for a start that is nearly done. */
    private static final Duration START_LIMIT = Duration.ofSeconds(2);

    private final CountDownLatch never = new CountDownLatch(1);
    private final CompletableFuture<Runnable> end = new CompletableFuture<>();
    private final Thread hook = Thread.ofPlatform().name("end").unstarted(this::run);

    private GracefulEnd() {}

    /**
     * From now on a signal ends the process with status 0. While the exchange still starts, it ends
     * as it would when killed, with nothing to put in order.
     */
    public static GracefulEnd onSignal() {
        GracefulEnd graceful = new GracefulEnd();
        Runtime.getRuntime().addShutdownHook(graceful.hook);
        return graceful;
    }

    /** The process ends by itself, with a status of its own. */
    public void disarm() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException underway) {
            LOG.debug("A signal came first", underway);
        }
    }

    /** The exchange has started: from now on a signal does first what its end takes. */
    public void started(Runnable ending) {
        end.complete(ending);
    }

    private void run() {
        try {
            end.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS).run();
        } catch (TimeoutException e) {
            LOG.info("Asked to end before the start was done");
        } catch (InterruptedException | ExecutionException e) {
            LOG.error("The end was not in order", e);
        }
        Runtime.getRuntime().halt(0);
    }

    /** Waits for the signal, and never returns. */
    public void await() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
