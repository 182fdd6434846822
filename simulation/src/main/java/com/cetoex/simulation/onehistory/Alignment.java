package com.cetoex.simulation.onehistory;

import com.cetoex.reference.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the request behind every recorded command of one client. It asks one thing at a time, so
 * its commands stand in the record in the order in which it asked; each request that was answered
 * stands there once, one of unknown fate at most once, one that was not sent never.
 */
final class Alignment {
    private final List<Asked> asked;
    private final BiPredicate<Asked, List<Fact>> isBehind;

    private Alignment(List<Asked> asked, BiPredicate<Asked, List<Fact>> isBehind) {
        this.asked = asked;
        this.isBehind = isBehind;
    }

    /** The last of a chain of requests taken, and how many of all were passed by then. */
    private record Taken(@Nullable Taken before, @Nullable Asked asked, int passed) {}

    /**
     * The request behind each recorded command; none behind those that are no client's.
     *
     * @throws AssertionError when there is no such for all
     */
    static List<Optional<Asked>> of(List<Asked> asked, List<Step> record) {
        List<Optional<Asked>> behind =
                new ArrayList<>(Collections.nCopies(record.size(), Optional.empty()));
        for (long investorId : investors(asked, record)) {
            List<Asked> own =
                    asked.stream()
                            .filter(one -> one.investorId() == investorId && !one.isNotSent())
                            .toList();
            List<Integer> places = places(record, investorId);
            List<Step> steps = places.stream().map(record::get).toList();
            List<Asked> found = requestsBehind(steps, own);
            for (int i = 0; i < found.size(); i++) {
                behind.set(places.get(i), Optional.of(found.get(i)));
            }
        }
        return behind;
    }

    private static Set<Long> investors(List<Asked> asked, List<Step> record) {
        Set<Long> investors = new TreeSet<>();
        asked.forEach(one -> investors.add(one.investorId()));
        record.forEach(step -> step.investorId().ifPresent(investors::add));
        return investors;
    }

    private static List<Integer> places(List<Step> record, long investorId) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < record.size(); i++) {
            if (record.get(i).investorId().equals(OptionalLong.of(investorId))) {
                places.add(i);
            }
        }
        return places;
    }

    /** First by what was told; where that is nowhere, so that the answer can be judged. */
    private static List<Asked> requestsBehind(List<Step> steps, List<Asked> own) {
        try {
            return new Alignment(own, Asked::isToldBy).align(steps);
        } catch (AssertionError misfit) {
            return new Alignment(own, Asked::fits).align(steps);
        }
    }

    /** Keeps, step by step, every number of requests that can have been passed. */
    private List<Asked> align(List<Step> steps) {
        Collection<Taken> ways = List.of(new Taken(null, null, 0));
        for (Step step : steps) {
            Map<Integer, Taken> next = new LinkedHashMap<>();
            for (Taken way : ways) {
                for (Taken taken : take(way, step)) {
                    next.putIfAbsent(taken.passed, taken);
                }
            }
            if (next.isEmpty()) {
                throw misfit(ways, step);
            }
            ways = next.values();
        }
        return chain(end(ways));
    }

    /** One of unknown fate can be passed over. */
    private List<Taken> take(Taken way, Step step) {
        List<Taken> taken = new ArrayList<>();
        for (int i = way.passed; i < asked.size(); i++) {
            Asked one = asked.get(i);
            if (isBehind.test(one, step.facts())) {
                taken.add(new Taken(way, one, i + 1));
            }
            if (!one.isUnknown()) {
                break;
            }
        }
        return taken;
    }

    private AssertionError misfit(Collection<Taken> ways, Step step) {
        Optional<Asked> next =
                ways.stream().map(this::nextAnswered).flatMap(Optional::stream).findFirst();
        return next.isPresent()
                ? new AssertionError("expected " + next.get() + " next, was recorded " + step)
                : new AssertionError("recorded, but asked by nobody: " + step);
    }

    private Taken end(Collection<Taken> ways) {
        for (Taken way : ways) {
            if (nextAnswered(way).isEmpty()) {
                return way;
            }
        }
        Taken any = ways.iterator().next();
        throw new AssertionError(
                "answered, but never recorded: " + nextAnswered(any).orElseThrow());
    }

    private Optional<Asked> nextAnswered(Taken way) {
        return asked.stream().skip(way.passed).filter(one -> !one.isUnknown()).findFirst();
    }

    private static List<Asked> chain(Taken end) {
        List<Asked> chain = new ArrayList<>();
        for (Taken taken = end; taken.asked != null; taken = requireBefore(taken)) {
            chain.add(taken.asked);
        }
        return chain.reversed();
    }

    private static Taken requireBefore(Taken taken) {
        if (taken.before == null) {
            throw new AssertionError("expected a beginning of the chain");
        }
        return taken.before;
    }
}
