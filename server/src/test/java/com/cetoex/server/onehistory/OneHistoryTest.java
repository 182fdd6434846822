package com.cetoex.server.onehistory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cetoex.engine.model.Command;
import com.cetoex.server.bootstrap.BootstrapReader;
import com.cetoex.server.config.Flags;
import com.cetoex.server.config.Settings;
import com.cetoex.server.config.SettingsReader;
import com.cetoex.server.exchange.Exchange;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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

    private static final List<Asked> ASKED = new ArrayList<>();
    private static final List<BookRead> READS = new ArrayList<>();
    private static final Map<Long, String> ACCOUNTS = new HashMap<>();
    private static List<Step> record;

    @BeforeAll
    static void tradeAndReadTheRecord() throws InterruptedException {
        try (Exchange exchange = launch();
                HttpClient http = HttpClient.newHttpClient()) {
            List<WatchedClient> clients =
                    LongStream.rangeClosed(1, CLIENTS)
                            .mapToObj(
                                    id ->
                                            new WatchedClient(
                                                    http, exchange.address(), id, SEED * 100 + id))
                            .toList();
            List<Thread> threads =
                    clients.stream()
                            .map(client -> Thread.ofPlatform().start(() -> client.work(REQUESTS)))
                            .toList();
            for (Thread thread : threads) {
                thread.join();
            }
            for (int i = 0; i < CLIENTS; i++) {
                ASKED.addAll(clients.get(i).asked());
                READS.addAll(clients.get(i).bookReads());
                ACCOUNTS.put(i + 1L, clients.get(i).account());
            }
        }
        record = RecordedSteps.of(folder);
    }

    private static Exchange launch() {
        Settings settings =
                new SettingsReader().read(Flags.none().with("cetoex.http.port", 0), Map.of());
        return Exchange.launch(
                folder,
                settings,
                Optional.of(BootstrapReader.read(bootstrap().getBytes(UTF_8))),
                (code, cause) -> {
                    throw new AssertionError("the exchange died: " + code, cause);
                });
    }

    private static String bootstrap() {
        String investors =
                LongStream.rangeClosed(1, CLIENTS)
                        .mapToObj(
                                id ->
                                        """
                                        {"investor_id":%d,"api_key":"%s","balances":{"USDT":"400","BTC":"40"},
                                         "limits":{"standard_per_minute":null,"bulk_per_minute":null,
                                                   "max_open_orders":12}}
                                        """
                                                .formatted(id, WatchedClient.keyOf(id)))
                        .collect(Collectors.joining(","));
        return """
        {"markets":[{"symbol":"BTC","base":"BTC","quote":"USDT","tick_size":"0.01","lot_size":"0.01",
                     "min_notional":"1","maker_fee_bps":"-0.33","taker_fee_bps":"2.77"}],
         "investors":[%s]}
        """
                .formatted(investors);
    }

    @Test
    void whatConcurrentClientsWereToldFitsOneOrder() {
        OneHistory history = new OneHistory(ASKED, READS);
        history.check(record);
        ACCOUNTS.forEach(
                (investor, account) -> assertThat(account).isEqualTo(history.accountOf(investor)));
        assertThat(ASKED).anyMatch(asked -> asked.told().contains("fills [trade"));
        assertThat(ASKED).anyMatch(asked -> asked.told().contains("replayed"));
        assertThat(ASKED).anyMatch(asked -> asked.told().contains("INSUFFICIENT_BALANCE"));
        assertThat(ASKED).anyMatch(asked -> asked.told().contains("TOO_MANY_OPEN_ORDERS"));
        assertThat(ASKED).anyMatch(asked -> asked.told().startsWith("cancelled"));
        assertThat(READS).isNotEmpty();
    }

    @Test
    void anAnswerWithAnotherFeeFitsNoOrder() {
        int index = last(asked -> asked.told().contains("fee "));
        Asked asked = ASKED.get(index);
        assertFitsNot(
                with(index, told(asked, asked.told().replaceFirst("fee ", "fee 1"))),
                READS,
                record,
                "the answer to");
    }

    @Test
    void anAnswerThatWasNeverRecordedFitsNoOrder() {
        int half = record.size() / 2;
        List<BookRead> readBefore =
                READS.stream()
                        .filter(read -> read.sequence() <= record.get(half).lastSequence())
                        .toList();
        assertFitsNot(
                ASKED, readBefore, record.subList(0, half + 1), "answered, but never recorded");
    }

    @Test
    void aRecordOfWhatNobodyAskedFitsNoOrder() {
        List<Asked> fewer = new ArrayList<>(ASKED);
        fewer.remove(last(asked -> asked.command() instanceof Command.PlaceOrder));
        assertFitsNot(fewer, READS, record, "");
    }

    @Test
    void aRequestThatWasOverBeforeAnEarlierOneBeganFitsNoOrder() {
        int index = 5;
        Asked early = ASKED.get(index);
        Asked late =
                new Asked(
                        early.investorId(),
                        early.command(),
                        Long.MAX_VALUE - 1,
                        Long.MAX_VALUE,
                        early.told());
        assertFitsNot(with(index, late), READS, record, "over before a request began");
    }

    @Test
    void aBookThatNeverWasFitsNoOrder() {
        BookRead read = READS.getLast();
        List<BookRead> reads = new ArrayList<>(READS);
        reads.set(
                reads.size() - 1,
                new BookRead(
                        read.callNanos(),
                        read.returnNanos(),
                        read.sequence(),
                        read.levels().replaceFirst("@", "@ 1")));
        assertFitsNot(ASKED, reads, record, "the book at");
    }

    @Test
    void aBookOfThePastFitsNoOrder() {
        BookRead first = READS.getFirst();
        List<BookRead> reads = new ArrayList<>(READS);
        reads.add(
                new BookRead(Long.MAX_VALUE - 1, Long.MAX_VALUE, first.sequence(), first.levels()));
        assertFitsNot(ASKED, reads, record, "over before a request began");
    }

    @Test
    void aRequestOfUnknownFateIsSettledByTheRecord() {
        int index = last(asked -> asked.command() instanceof Command.PlaceOrder);
        Asked asked = ASKED.get(index);
        new OneHistory(with(index, told(asked, Asked.UNKNOWN)), READS).check(record);
    }

    private static int last(Predicate<Asked> isWanted) {
        int index = ASKED.size() - 1;
        while (!isWanted.test(ASKED.get(index))) {
            index--;
        }
        return index;
    }

    private static Asked told(Asked asked, String told) {
        return new Asked(
                asked.investorId(), asked.command(), asked.callNanos(), asked.returnNanos(), told);
    }

    private static List<Asked> with(int index, Asked other) {
        List<Asked> doctored = new ArrayList<>(ASKED);
        doctored.set(index, other);
        return doctored;
    }

    private static void assertFitsNot(
            List<Asked> asked, List<BookRead> reads, List<Step> steps, String message) {
        assertThatThrownBy(() -> new OneHistory(asked, reads).check(steps))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(message);
    }
}
