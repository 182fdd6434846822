package com.cetoex.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/** Threads that park for hours unless their bell rings. */
class DoorbellIdleTest {
    private static final long HOURS = TimeUnit.HOURS.toNanos(9);

    private final Doorbell bell = new Doorbell();
    private final AtomicInteger work = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void ringWakesAThreadThatParks() throws InterruptedException {
        Thread thread = worker();
        for (int i = 1; i <= 20; i++) {
            int expected = i;
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
            work.incrementAndGet();
            bell.ring();
            await().until(() -> done.get() == expected);
        }
        end(thread);
    }

    @Test
    void noRingIsMissedHoweverItMeetsTheThread() throws InterruptedException {
        Thread thread = worker();
        for (int i = 1; i <= 200_000; i++) {
            work.incrementAndGet();
            bell.ring();
        }
        await().until(() -> done.get() == 200_000);
        end(thread);
    }

    @Test
    void workRingsAtTheNextThread() throws InterruptedException {
        Thread thread = worker();
        DoorbellIdle producer = new DoorbellIdle(new Doorbell(), bell);
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        work.incrementAndGet();
        producer.idle(1);
        await().until(() -> done.get() == 1);
        end(thread);
    }

    /** As Aeron's consensus does: the first look at a new position only takes note of it. */
    @Test
    void aThreadThatIsRungLooksMoreThanOnce() throws InterruptedException {
        AtomicInteger noted = new AtomicInteger();
        Thread thread =
                looking(
                        () -> {
                            int there = work.get();
                            if (noted.getAndSet(there) != there) {
                                return 0;
                            }
                            return there - done.getAndSet(there);
                        });
        for (int i = 1; i <= 20; i++) {
            int expected = i;
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
            work.incrementAndGet();
            bell.ring();
            await().until(() -> done.get() == expected);
        }
        end(thread);
    }

    private Thread worker() {
        return looking(this::doWork);
    }

    private Thread looking(IntSupplier look) {
        DoorbellIdle idle = new DoorbellIdle(HOURS, bell);
        return Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            while (!Thread.currentThread().isInterrupted()) {
                                idle.idle(look.getAsInt());
                            }
                        });
    }

    private int doWork() {
        int there = work.getAndSet(0);
        done.addAndGet(there);
        return there;
    }

    private static void end(Thread thread) throws InterruptedException {
        thread.interrupt();
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    }
}
