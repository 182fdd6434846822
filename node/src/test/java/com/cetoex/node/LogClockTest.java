package com.cetoex.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Chapter: the log's time is the machine's, but for jumps. */
final class LogClockTest {
    private static final long TEN_YEARS = TimeUnit.DAYS.toMillis(3_652);

    private long steady = 1_000;
    private long machine = 1_800_000_000_000L;
    private final LogClock clock = new LogClock(0, () -> steady, () -> machine);

    @Test
    void timeBeginsWithTheMachinesAndGoesOnEvenly() {
        assertThat(clock.timeMillis()).isEqualTo(machine);
        pass(5_000);
        assertThat(clock.timeMillis()).isEqualTo(1_800_000_005_000L);
        assertThat(clock.timeNanos()).isEqualTo(1_800_000_005_000_000_000L);
    }

    @Test
    void clockThatWasSetWrongAndRightAgainLeavesNoTrace() {
        for (long jump : new long[] {TEN_YEARS, -TEN_YEARS}) {
            machine += jump;
            pass(1_000);
            clock.follow();
            machine -= jump;
            pass(1_000);
            clock.follow();
            pass(1_000);
            clock.follow();
            assertThat(clock.time()).isEqualTo(machine);
        }
    }

    @Test
    void clockThatWasSetIsFollowedSlowly() {
        machine += 1_000;
        for (int second = 1; second <= 20; second++) {
            long before = clock.time();
            pass(1_000);
            clock.follow();
            assertThat(clock.time() - before).isEqualTo(1_050);
        }
        assertThat(clock.time()).isEqualTo(machine);
        machine -= 100;
        pass(1_000);
        clock.follow();
        assertThat(clock.time() - machine).isEqualTo(50);
    }

    @Test
    void timeGoesOnFromTheLogsLastWhenTheMachinesIsBehind() {
        long last = machine + TEN_YEARS;
        LogClock ahead = new LogClock(last, () -> steady, () -> machine);
        assertThat(ahead.time()).isEqualTo(last);
        pass(1_000);
        ahead.follow();
        assertThat(ahead.time() - last).isEqualTo(950);
    }

    private void pass(long millis) {
        steady += millis;
        machine += millis;
    }
}
