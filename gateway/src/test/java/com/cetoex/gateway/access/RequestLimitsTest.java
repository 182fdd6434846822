package com.cetoex.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No more than so many requests in any 60 seconds, exactly (contract, limits). */
final class RequestLimitsTest {
    private final HandClock clock = new HandClock();
    private final RequestLimits limits = new RequestLimits(clock);

    private LimitVerdict count(int limit) {
        return limits.count(1, Budget.STANDARD, limit);
    }

    @Test
    void requestLeavesTheWindow60SecondsAfterItWasCounted() {
        count(1);
        clock.advance(59_999);
        assertThat(count(1).isAllowed()).isFalse();
        clock.advance(1);
        assertThat(count(1).isAllowed()).isTrue();
    }

    @Test
    void refusedRequestDoesNotCount() {
        count(2);
        clock.advance(30_000);
        count(2);
        for (int i = 0; i < 10; i++) {
            clock.advance(1_000);
            assertThat(count(2).isAllowed()).isFalse();
        }
        clock.advance(20_000);
        assertThat(count(2).isAllowed()).isTrue();
        assertThat(count(2).isAllowed()).isFalse();
        clock.advance(30_000);
        assertThat(count(2).isAllowed()).isTrue();
    }

    @Test
    void answerTellsWhatIsLeftAndWhenTheOldestRequestLeaves() {
        LimitVerdict first = count(3);
        clock.advance(10_500);
        LimitVerdict second = count(3);

        // 1,005.250 s + 60 s, rounded up.
        assertThat(first).isEqualTo(new LimitVerdict(true, 3, 2, 1_066, 0));
        assertThat(second).isEqualTo(new LimitVerdict(true, 3, 1, 1_066, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999, 1_000, 58_999, 59_000, 59_999})
    void refusalTellsWhenToTryAgainInWholeSeconds(long waited) {
        count(1);
        clock.advance(waited);
        LimitVerdict refused = count(1);

        assertThat(refused.remaining()).isZero();
        assertThat(refused.retryAfterSeconds()).isEqualTo((60_000 - waited + 999) / 1_000);
        clock.advance(refused.retryAfterSeconds() * 1_000);
        assertThat(count(1).isAllowed()).isTrue();
    }

    @Test
    void investorsAndBudgetsCountApart() {
        count(1);

        assertThat(limits.count(1, Budget.BULK, 1).isAllowed()).isTrue();
        assertThat(limits.count(2, Budget.STANDARD, 1).isAllowed()).isTrue();
        assertThat(count(1).isAllowed()).isFalse();
    }

    @Test
    void limitThatIsLoweredOrRaisedHoldsAtOnce() {
        for (int i = 0; i < 5; i++) {
            count(5);
            clock.advance(1_000);
        }
        LimitVerdict lowered = count(2);
        assertThat(lowered.isAllowed()).isFalse();
        assertThat(lowered.remaining()).isZero();
        // The fourth of the five has to leave: it was counted 2 s ago.
        assertThat(lowered.retryAfterSeconds()).isEqualTo(58);
        assertThat(count(6).isAllowed()).isTrue();
        assertThat(count(6).isAllowed()).isFalse();
    }

    @Test
    void noLimitIsNoLimit() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(count(0)).isSameAs(LimitVerdict.UNLIMITED);
        }
    }

    @Test
    void windowIsExactForAnyTimes() {
        Random random = new Random(17);
        ArrayDeque<Long> oracle = new ArrayDeque<>();
        int limit = 57;
        for (int i = 0; i < 200_000; i++) {
            clock.advance(random.nextInt(5) == 0 ? random.nextInt(20_000) : random.nextInt(300));
            while (!oracle.isEmpty() && clock.monotonicMillis() - oracle.peek() >= 60_000) {
                oracle.remove();
            }
            boolean isAllowed = oracle.size() < limit;
            LimitVerdict verdict = count(limit);
            if (isAllowed) {
                oracle.add(clock.monotonicMillis());
            }

            assertThat(verdict.isAllowed()).isEqualTo(isAllowed);
            assertThat(verdict.remaining()).isEqualTo(limit - oracle.size());
        }
    }
}
