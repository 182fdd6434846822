package com.cetoex.simulation.lab;

import com.cetoex.simulation.onehistory.Asked;
import com.cetoex.simulation.onehistory.Notes;
import com.cetoex.simulation.onehistory.OneHistory;
import com.cetoex.simulation.onehistory.RecordedSteps;
import com.cetoex.simulation.onehistory.Step;
import com.cetoex.simulation.onehistory.WatchedClients;
import com.cetoex.simulation.onehistory.WatchedMarket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * Clients write down all they ask and are told while the process is killed again and again; then
 * all of it must fit one order of their requests: the recorded one, as the naive exchange judges
 * it. Every round has an exchange of its own.
 */
final class HistoryScenario implements Scenario {
    private static final int CLIENTS = 8;
    private static final int FEWEST_KILLS = 2;
    private static final int MOST_KILLS = 6;

    /** Between two kills. */
    private static final int MOST_ANSWERS = 800;

    private static final Duration LOAD_LIMIT = Duration.ofSeconds(6);

    @Override
    public void run(Trial trial) throws IOException {
        while (trial.goesOn()) {
            String name = "history-" + trial.round();
            Subject subject =
                    trial.subject(
                                    name,
                                    trial.folder().resolve(name).resolve("data"),
                                    new LabBootstrap(CLIENTS, WatchedMarket.bootstrap(CLIENTS)))
                            .with("CETOEX_LOG_SNAPSHOT_INTERVAL", "1 second");
            if (subject.restart(trial.findings())) {
                subject.recoveries().clear();
                round(trial, subject);
            }
            trial.roundDone();
        }
    }

    private static void round(Trial trial, Subject subject) throws IOException {
        Notes notes;
        try (WatchedClients clients =
                WatchedClients.begin(
                        subject::address, CLIENTS, Integer.MAX_VALUE, trial.random().nextLong())) {
            if (!killAgainAndAgain(trial, subject, clients)) {
                return;
            }
            clients.stop();
            notes = clients.finish();
        }
        subject.stop(trial.findings());
        trial.verify(subject);
        if (!trial.findings().any()) {
            judge(trial, subject, notes);
        }
    }

    /** Whether it serves in the end. */
    private static boolean killAgainAndAgain(Trial trial, Subject subject, WatchedClients clients) {
        int kills = trial.random().nextInt(FEWEST_KILLS, MOST_KILLS + 1);
        for (int i = 0; i < kills; i++) {
            awaitAnswers(trial, clients);
            kill(trial, subject, "kills under load");
            if (trial.random().nextInt(3) == 0) {
                subject.launch();
                Waiting.pause(trial.moment(100, 2_500));
                kill(trial, subject, "kills in a start");
            }
            if (!subject.restart(trial.findings())) {
                return false;
            }
        }
        awaitAnswers(trial, clients);
        return true;
    }

    private static void kill(Trial trial, Subject subject, String what) {
        subject.process().kill();
        trial.count(what, 1);
    }

    /** By the number of answers, so that a slow machine is loaded like a fast one. */
    private static void awaitAnswers(Trial trial, WatchedClients clients) {
        long enough = clients.answered() + trial.random().nextInt(MOST_ANSWERS);
        Waiting.until(LOAD_LIMIT, () -> clients.answered() >= enough);
    }

    private static void judge(Trial trial, Subject subject, Notes notes) {
        List<Step> record = RecordedSteps.of(subject.data());
        OneHistory history = new OneHistory(notes);
        try {
            history.check(record);
        } catch (AssertionError misfit) {
            trial.findings().add(Violation.Kind.OTHER, "no one order: " + misfit.getMessage());
            return;
        }
        enter(subject.journal(), notes, history.unknownOrdersAccepted());
        trial.count("requests answered", count(notes, Asked::isAnswered));
        trial.count("requests without an answer", count(notes, Asked::isUnknown));
        trial.count("of these, recorded once", history.unknownRecorded());
        trial.count("answered 503, and not recorded", count(notes, Asked::isNotSent));
        trial.count("reads that fit", notes.bookReads().size() + (long) notes.reads().size());
    }

    private static long count(Notes notes, Predicate<Asked> isCounted) {
        return notes.asked().stream().filter(isCounted).count();
    }

    private static void enter(Journal journal, Notes notes, long unknownAccepted) {
        for (Asked asked : notes.asked()) {
            boolean isCancel = asked.orders().isEmpty();
            long done = asked.itemsDone();
            repeat(done, isCancel ? journal::countCancelled : journal::countAcknowledged);
            if (!isCancel && !asked.isUnknown()) {
                repeat(asked.orders().size() - done, journal::countRefused);
            }
        }
        long unknown =
                notes.asked().stream()
                        .filter(Asked::isUnknown)
                        .mapToLong(asked -> asked.orders().size())
                        .sum();
        repeat(unknown, journal::countUnknown);
        repeat(unknownAccepted, journal::countUnknownFound);
        repeat(unknown - unknownAccepted, journal::countUnknownAbsent);
    }

    private static void repeat(long times, Runnable count) {
        for (long i = 0; i < times; i++) {
            count.run();
        }
    }
}
