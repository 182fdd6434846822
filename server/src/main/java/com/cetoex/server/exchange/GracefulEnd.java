package com.cetoex.server.exchange;

import java.util.concurrent.CountDownLatch;

/**
 * Ends an exchange in order when the process is asked to end, by SIGTERM, SIGINT or SIGHUP, and
 * makes the exit status 0.
 *
 * <p>The JVM would end with 143 after a signal, whatever its hooks did, so the last thing that the
 * hook does is to halt.
 */
public final class GracefulEnd {
    private final CountDownLatch never = new CountDownLatch(1);
    private final Runnable end;

    private GracefulEnd(Runnable end) {
        this.end = end;
    }

    /** From now on a signal does what the end takes, and ends the process. */
    public static GracefulEnd onSignal(Runnable end) {
        GracefulEnd graceful = new GracefulEnd(end);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("end").unstarted(graceful::run));
        return graceful;
    }

    /** As {@link #onSignal} and {@link #await}. */
    public static void awaitThen(Runnable end) {
        onSignal(end).await();
    }

    private void run() {
        end.run();
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
