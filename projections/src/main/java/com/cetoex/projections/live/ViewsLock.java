package com.cetoex.projections.live;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Lets many readers or the one writer see all views together.
 *
 * <p>It is held while bytes in memory are applied or records are made of them, never over a poll or
 * another wait, so no side can hold up the other for longer than its own work takes.
 */
final class ViewsLock {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    <T> T read(Supplier<T> query) {
        lock.readLock().lock();
        try {
            return query.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    void write(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
