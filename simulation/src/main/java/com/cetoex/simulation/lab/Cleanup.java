package com.cetoex.simulation.lab;

import java.util.ArrayDeque;
import java.util.Deque;

/** What must not outlive the laboratory: processes and mounts. Undone in reverse, at any end. */
final class Cleanup implements AutoCloseable {
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();

    Cleanup() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "cleanup"));
    }

    /** Closes it at the end, unless it is given up before. Closing twice must do no harm. */
    synchronized <T extends AutoCloseable> T own(T resource) {
        owned.push(resource);
        return resource;
    }

    @Override
    public synchronized void close() {
        while (!owned.isEmpty()) {
            try {
                owned.pop().close();
            } catch (Exception e) {
                System.err.println("The laboratory left something behind: " + e.getMessage());
            }
        }
    }
}
