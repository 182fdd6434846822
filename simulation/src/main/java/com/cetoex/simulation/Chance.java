package com.cetoex.simulation;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** All the chance of one run: the same seed draws the same. One thread. */
final class Chance {
    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private final RandomGenerator random;

    Chance(long seed) {
        random = GENERATORS.create(seed);
    }

    boolean isOneIn(int times) {
        return random.nextInt(times) == 0;
    }

    boolean isPerMille(int part) {
        return random.nextInt(1_000) < part;
    }

    /** From 0 to below a bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends may be drawn. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** A duration; short ones are as likely as long ones of ten times the length. */
    long nanos(long least, long most) {
        double power = random.nextDouble();
        return least + (long) ((most - least) * power * power);
    }

    long positive() {
        return random.nextLong(1, Long.MAX_VALUE);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
