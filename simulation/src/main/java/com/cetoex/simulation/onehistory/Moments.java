package com.cetoex.simulation.onehistory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Between which places of the record a read stands by real time: behind every command that was over
 * before it was called, and in front of every one that was called after it was over.
 */
final class Moments {
    private final int last;
    private final TreeMap<Long, Integer> lastOver = new TreeMap<>();
    private final TreeMap<Long, Integer> firstBegun = new TreeMap<>();

    /**
     * By the requests behind the recorded commands.
     *
     * @param behind of every place the request, if it is a client's
     */
    Moments(List<Optional<Asked>> behind) {
        last = behind.size() - 1;
        List<Integer> places =
                IntStream.range(0, behind.size())
                        .filter(place -> behind.get(place).isPresent())
                        .boxed()
                        .toList();
        int greatest = places.isEmpty() ? last : places.getFirst() - 1;
        for (int place : sorted(places, place -> endNanos(behind, place))) {
            greatest = Math.max(greatest, place);
            lastOver.put(endNanos(behind, place), greatest);
        }
        lastOver.put(Long.MIN_VALUE, places.isEmpty() ? last : places.getFirst() - 1);
        int smallest = behind.size();
        for (int place : sorted(places, place -> callNanos(behind, place)).reversed()) {
            smallest = Math.min(smallest, place);
            firstBegun.put(callNanos(behind, place), smallest);
        }
    }

    private static List<Integer> sorted(List<Integer> places, ToLongFunction<Integer> nanos) {
        return places.stream().sorted(Comparator.comparingLong(nanos)).toList();
    }

    private static long callNanos(List<Optional<Asked>> behind, int place) {
        return behind.get(place).orElseThrow().callNanos();
    }

    /** What nobody was told of is never over. */
    private static long endNanos(List<Optional<Asked>> behind, int place) {
        Asked asked = behind.get(place).orElseThrow();
        return asked.isUnknown() ? Long.MAX_VALUE : asked.returnNanos();
    }

    /** The place of the last command that a read called then must show. */
    int earliest(long callNanos) {
        return lastOver.lowerEntry(callNanos).getValue();
    }

    /** The place of the last command that a read over by then can show. */
    int latest(long returnNanos) {
        Map.Entry<Long, Integer> begun = firstBegun.higherEntry(returnNanos);
        return begun == null ? last : begun.getValue() - 1;
    }
}
