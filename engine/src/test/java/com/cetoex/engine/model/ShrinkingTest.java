package com.cetoex.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a failing stream becomes a short script. */
class ShrinkingTest {
    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    @Test
    void onlyWhatTheFailureNeedsIsLeft() {
        assertThat(Shrinking.shortest(HUNDRED, some -> some.containsAll(List.of(3, 41, 97))))
                .containsExactly(3, 41, 97);
    }

    @Test
    void theOrderIsKept() {
        assertThat(
                        Shrinking.shortest(
                                HUNDRED,
                                some -> some.indexOf(70) > some.indexOf(20) && some.contains(20)))
                .containsExactly(20, 70);
    }

    @Test
    void aFailureThatNeedsNothingIsEmpty() {
        assertThat(Shrinking.shortest(HUNDRED, some -> true)).isEmpty();
    }

    @Test
    void aFailureThatNeedsEverythingIsLeftWhole() {
        assertThat(Shrinking.shortest(HUNDRED, some -> some.size() == 100)).isEqualTo(HUNDRED);
    }
}
