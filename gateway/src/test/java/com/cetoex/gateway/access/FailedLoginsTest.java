package com.cetoex.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Guessing is limited by address (contract, limits). */
final class FailedLoginsTest {
    private final HandClock clock = new HandClock();
    private final FailedLogins failedLogins = new FailedLogins(clock, 3);

    @Test
    void addressIsKeptOutAfterItsLimitUntilOneFailureLeaves() {
        for (int i = 0; i < 3; i++) {
            assertThat(failedLogins.retryAfterSeconds("a")).isZero();
            failedLogins.count("a");
            clock.advance(1_000);
        }
        assertThat(failedLogins.retryAfterSeconds("a")).isEqualTo(57);
        assertThat(failedLogins.retryAfterSeconds("b")).isZero();
        clock.advance(56_999);
        assertThat(failedLogins.retryAfterSeconds("a")).isEqualTo(1);
        clock.advance(1);
        assertThat(failedLogins.retryAfterSeconds("a")).isZero();
    }

    @Test
    void addressesThatHaveBeenQuietAreForgotten() {
        for (int i = 0; i < 1_000; i++) {
            failedLogins.count("address " + i);
        }
        clock.advance(60_000);
        failedLogins.count("a");

        assertThat(failedLogins.addresses()).isEqualTo(1);
    }

    @Test
    void memoryIsBoundedHoweverManyAddressesFail() {
        for (int i = 0; i < FailedLogins.MAX_ADDRESSES + 1_000; i++) {
            failedLogins.count("address " + i);
        }

        assertThat(failedLogins.addresses()).isEqualTo(FailedLogins.MAX_ADDRESSES);
    }
}
