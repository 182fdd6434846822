package com.cetoex.server.onehistory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cetoex.reference.Command;
import com.cetoex.server.bootstrap.BootstrapReader;
import com.cetoex.server.config.Flags;
import com.cetoex.server.config.Settings;
import com.cetoex.server.config.SettingsReader;
import com.cetoex.server.exchange.Exchange;
import com.cetoex.simulation.onehistory.Asked;
import com.cetoex.simulation.onehistory.BookRead;
import com.cetoex.simulation.onehistory.Notes;
import com.cetoex.simulation.onehistory.OneHistory;
import com.cetoex.simulation.onehistory.Question;
import com.cetoex.simulation.onehistory.Read;
import com.cetoex.simulation.onehistory.RecordedSteps;
import com.cetoex.simulation.onehistory.Step;
import com.cetoex.simulation.onehistory.WatchedClients;
import com.cetoex.simulation.onehistory.WatchedMarket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever concurrent clients of the real exchange are told fits one order of their requests; and
 * the check that says so finds what does not.
 */
final class OneHistoryTest {
    private static final int CLIENTS = 8;
    private static final int REQUESTS = 400;
    private static final long SEED = Long.getLong("cetoex.firstSeed", 1);

    @TempDir private static Path folder;

    private static Notes notes;
    private static List<Step> record;

    @BeforeAll
    static void tradeAndReadTheRecord() {
        try (Exchange exchange = launch();
                WatchedClients clients =
                        WatchedClients.begin(exchange::address, CLIENTS, REQUESTS, SEED)) {
            notes = clients.finish();
        }
        record = RecordedSteps.of(folder);
    }

    private static Exchange launch() {
        Settings settings =
                new SettingsReader().read(Flags.none().with("cetoex.http.port", 0), Map.of());
        return Exchange.launch(
                folder,
                settings,
                Optional.of(BootstrapReader.read(WatchedMarket.bootstrap(CLIENTS).getBytes(UTF_8))),
                (code, cause) -> {
                    throw new AssertionError("the exchange died: " + code, cause);
                });
    }

    @Test
    void whatConcurrentClientsWereToldFitsOneOrder() {
        new OneHistory(notes).check(record);
        assertThat(notes.asked()).anyMatch(asked -> asked.told().contains("fills [trade"));
        assertThat(notes.asked()).anyMatch(asked -> asked.told().contains("replayed"));
        assertThat(notes.asked()).anyMatch(asked -> asked.told().contains("INSUFFICIENT_BALANCE"));
        assertThat(notes.asked()).anyMatch(asked -> asked.told().contains("TOO_MANY_OPEN_ORDERS"));
        assertThat(notes.asked()).anyMatch(asked -> asked.told().startsWith("cancelled"));
        assertThat(notes.asked())
                .anyMatch(asked -> asked.told().contains("DUPLICATE_CLIENT_ORDER_ID"));
        assertThat(notes.bookReads()).isNotEmpty();
        assertThat(notes.reads())
                .extracting(read -> read.question().getClass().getSimpleName())
                .contains("Account", "OpenOrders", "History", "Trades");
    }

    @Test
    void anAnswerWithAnotherFeeFitsNoOrder() {
        int index = last(asked -> asked.told().contains("fee "));
        Asked asked = notes.asked().get(index);
        assertFitsNot(
                with(index, told(asked, asked.told().replaceFirst("fee ", "fee 1"))),
                record,
                "the answer to");
    }

    @Test
    void anAnswerThatWasNeverRecordedFitsNoOrder() {
        assertFitsNot(notes, record.subList(0, record.size() / 2), "answered, but never recorded");
    }

    @Test
    void aRecordOfWhatNobodyAskedFitsNoOrder() {
        List<Asked> fewer = new ArrayList<>(notes.asked());
        fewer.remove(last(asked -> asked.command() instanceof Command.PlaceOrder));
        assertFitsNot(new Notes(fewer, notes.bookReads(), notes.reads()), record, "recorded");
    }

    @Test
    void aRequestThatWasOverBeforeAnEarlierOneBeganFitsNoOrder() {
        int index = 5;
        Asked early = notes.asked().get(index);
        Asked late =
                new Asked(
                        early.investorId(),
                        early.command(),
                        Long.MAX_VALUE - 2,
                        Long.MAX_VALUE - 1,
                        early.told());
        assertFitsNot(with(index, late), record, "over before a request began");
    }

    @Test
    void aBookThatNeverWasFitsNoOrder() {
        BookRead read = notes.bookReads().getLast();
        List<BookRead> reads = new ArrayList<>(notes.bookReads());
        reads.set(
                reads.size() - 1,
                new BookRead(
                        read.callNanos(),
                        read.returnNanos(),
                        read.sequence(),
                        read.levels().replaceFirst("@", "@ 1")));
        assertFitsNot(new Notes(notes.asked(), reads, notes.reads()), record, "the book at");
    }

    @Test
    void aBookOfThePastFitsNoOrder() {
        BookRead first = notes.bookReads().getFirst();
        List<BookRead> reads = new ArrayList<>(notes.bookReads());
        reads.add(
                new BookRead(Long.MAX_VALUE - 1, Long.MAX_VALUE, first.sequence(), first.levels()));
        assertFitsNot(
                new Notes(notes.asked(), reads, notes.reads()),
                record,
                "over before a request began");
    }

    @Test
    void anAccountOfThePastFitsNoMoment() {
        Read first =
                notes.reads().stream()
                        .filter(read -> read.question() instanceof Question.Account)
                        .findFirst()
                        .orElseThrow();
        List<Read> reads = new ArrayList<>(notes.reads());
        reads.add(
                new Read(
                        first.investorId(),
                        first.question(),
                        Long.MAX_VALUE - 1,
                        Long.MAX_VALUE,
                        first.shown()));
        assertFitsNot(
                new Notes(notes.asked(), notes.bookReads(), reads),
                record,
                "a read fits no moment");
    }

    @Test
    void aRequestOfUnknownFateIsSettledByTheRecord() {
        int index = last(asked -> asked.command() instanceof Command.PlaceOrder);
        Asked asked = notes.asked().get(index);
        new OneHistory(with(index, told(asked, Asked.UNKNOWN))).check(record);
    }

    private static int last(Predicate<Asked> isWanted) {
        int index = notes.asked().size() - 1;
        while (!isWanted.test(notes.asked().get(index))) {
            index--;
        }
        return index;
    }

    private static Asked told(Asked asked, String told) {
        return new Asked(
                asked.investorId(), asked.command(), asked.callNanos(), asked.returnNanos(), told);
    }

    private static Notes with(int index, Asked other) {
        List<Asked> doctored = new ArrayList<>(notes.asked());
        doctored.set(index, other);
        return new Notes(doctored, notes.bookReads(), notes.reads());
    }

    private static void assertFitsNot(Notes doctored, List<Step> steps, String message) {
        assertThatThrownBy(() -> new OneHistory(doctored).check(steps))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
    }
}
