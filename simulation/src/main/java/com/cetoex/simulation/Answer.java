package com.cetoex.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a gateway answers to one attempt of a request. */
sealed interface Answer {
    /**
     * The exchange did it.
     *
     * @param items one an order asked for, in their order; null for one that was refused
     */
    record Applied(List<@Nullable FirstAnswer> items) implements Answer {}

    /** It was certainly not done. */
    record NotSent() implements Answer {}

    /** Nobody knows. */
    record Unknown() implements Answer {}
}
