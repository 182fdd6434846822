package com.cetoex.benchmarks.rest;

import com.cetoex.benchmarks.measure.Figure;
import com.cetoex.benchmarks.process.ProductCommand;
import com.cetoex.benchmarks.process.RunningExchange;
import com.cetoex.benchmarks.process.ServerProcess;
import com.cetoex.benchmarks.process.WorkFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Takes the figures of the whole exchange over HTTP, every answer durable, and beside each those of
 * a bare handler of the same HTTP library that is sent the same bytes.
 *
 * <p>Both servers run as processes of their own with the same flags; the load comes from one thread
 * of this one. Rounds alternate, so that the machine's moods meet both. After each round of the
 * exchange its history is awaited, and counted.
 */
public final class RestBenchmark implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final String EXCHANGE = "CetoEX";
    private static final String BARE = "bare handler";
    private static final int ASK_REQUESTS = 3;
    private static final int SIGNIFICANT_DIGITS = 3;
    private static final int ANY_ID = 1_234_567;
    private static final double PERCENT = 100;

    /** Longer than any round: such a round ends by itself. */
    private static final Duration UNTIL_DONE = Duration.ofMinutes(2);

    private final Plan plan;
    private final WorkFolder folder;
    private final RunningExchange exchange;
    private final ServerProcess bare;
    private final LoadGenerator onExchange;
    private final LoadGenerator onBare;
    private final List<Investor> investors =
            IntStream.rangeClosed(1, CONNECTIONS).mapToObj(Investor::new).toList();
    private final List<Figure> figures = new ArrayList<>();

    /** How long everything is run. */
    public record Plan(
            int warmUps, int rounds, Duration round, Duration bulkRound, Duration openRound) {
        /** For figures that are kept. */
        public static Plan usual() {
            return new Plan(
                    3, 5, Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(10));
        }

        /** To see how the land lies. */
        public static Plan quick() {
            return new Plan(
                    1, 2, Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofSeconds(3));
        }
    }

    /** Starts both servers, with levels in the exchange's book and nothing else. */
    public RestBenchmark(Plan plan, ProductCommand product, List<String> javaOptions)
            throws IOException, InterruptedException {
        this.plan = plan;
        folder = WorkFolder.make();
        exchange =
                RunningExchange.start(
                        new RunningExchange.Start(product, javaOptions, folder.resolve("data")),
                        Bootstrap.write(folder.resolve("bootstrap.json"), CONNECTIONS));
        onExchange = new LoadGenerator(exchange.process().port(), CONNECTIONS);
        List<String> lengths = prepare();
        bare =
                ServerProcess.start(
                        folder.resolve("bare.log"), port -> bareWords(product, port, lengths));
        onBare = new LoadGenerator(bare.port(), CONNECTIONS);
    }

    private static List<String> bareWords(ProductCommand product, int port, List<String> lengths) {
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(port)));
        arguments.addAll(lengths);
        return product.words(BareServer.class, arguments);
    }

    /**
     * Fills the far side of the book, and asks for every answer whose length the bare handler must
     * match.
     */
    private List<String> prepare() throws IOException {
        Investor first = investors.getFirst();
        for (int i = 0; i < ASK_REQUESTS; i++) {
            ask(first.bulkAsks(i * Investor.BULK_ORDERS));
        }
        List<Long> ids = new ArrayList<>();
        Answer placed = ask(first.bulkPlace());
        OrderIds.read(placed.bytes, 0, placed.bytes.length, Investor.BULK_ORDERS, ids::add);
        int bookLength = ask(first.bookRead()).bytes.length;
        int openLength = openLengthOf(investors.getLast());
        long[] all = ids.stream().mapToLong(Long::longValue).toArray();
        int cancelLength =
                ask(first.bulkCancel(all)).bytes.length * Investor.BULK_CANCELS / all.length;
        return List.of(
                Investor.ORDER_BOOK + "=" + bookLength,
                Investor.OPEN_ORDERS + "=" + openLength,
                Investor.BULK_PLACE + "=" + placed.bytes.length,
                Investor.BULK_CANCEL + "=" + cancelLength);
    }

    /** With one order open, as in the mixture. */
    private int openLengthOf(Investor investor) throws IOException {
        List<Long> ids = new ArrayList<>();
        Answer placed = ask(investor.place());
        OrderIds.read(placed.bytes, 0, placed.bytes.length, 1, ids::add);
        int length = ask(investor.openOrders()).bytes.length;
        ask(investor.cancel(ids.getFirst()));
        return length;
    }

    private static final class Answer implements Conversation {
        private final byte[] request;
        private byte[] bytes = {};
        private boolean isAsked;

        Answer(byte[] request) {
            this.request = request;
        }

        @Override
        public boolean hasNext() {
            return !isAsked;
        }

        @Override
        public byte[] nextRequest() {
            isAsked = true;
            return request;
        }

        @Override
        public void onAnswer(byte[] answer, int bodyOffset, int bodyLength) {
            bytes = Arrays.copyOfRange(answer, bodyOffset, bodyOffset + bodyLength);
        }
    }

    private Answer ask(byte[] request) throws IOException {
        Answer answer = new Answer(request);
        try (LoadGenerator one = new LoadGenerator(exchange.process().port(), 1)) {
            one.converse(List.of(answer));
            one.run(UNTIL_DONE, new Histogram(SIGNIFICANT_DIGITS));
        }
        return answer;
    }

    /** Runs all kinds of load, closed and open. */
    public List<Figure> run() throws IOException {
        placeAndCancel();
        double peak = figures.getFirst().median();
        inPhases(
                new Phases("place, then cancel", 1, 1, plan.round()),
                PlaceOnly::single,
                CancelOnly::single,
                investor -> List.of(investor.place()),
                investor -> List.of(investor.cancel(ANY_ID)));
        inPhases(
                new Phases("bulk", Investor.BULK_ORDERS, Investor.BULK_CANCELS, plan.bulkRound()),
                PlaceOnly::bulk,
                CancelOnly::bulk,
                investor -> List.of(investor.bulkPlace()),
                investor -> List.of(investor.bulkCancel(anyIds())));
        alternate(
                "order book read, 20 levels",
                investor -> new Replayed(List.of(investor.bookRead())),
                investor -> List.of(investor.bookRead()),
                1);
        alternate(
                "mixed: 2 places, 2 cancels, 2 reads",
                Mixture::new,
                investor ->
                        List.of(
                                investor.place(),
                                investor.bookRead(),
                                investor.cancel(ANY_ID),
                                investor.place(),
                                investor.openOrders(),
                                investor.cancel(ANY_ID)),
                1);
        openLoop(peak);
        return figures;
    }

    /** Runs the first kind alone: one order placed and cancelled, and so on. */
    public List<Figure> placeAndCancel() throws IOException {
        alternate(
                "place and cancel in turn",
                PlaceAndCancel::new,
                investor -> List.of(investor.place(), investor.cancel(ANY_ID)),
                plan.warmUps());
        return figures;
    }

    private void alternate(
            String workload,
            Function<Investor, Conversation> conversation,
            Function<Investor, List<byte[]>> sameBytes,
            int warmUps)
            throws IOException {
        Side ours = new Side(EXCHANGE, 1, exchange.process());
        Side theirs = new Side(BARE, 1, bare);
        onExchange.converse(investors.stream().map(conversation).toList());
        onBare.converse(replayed(sameBytes));
        for (int round = -warmUps; round < plan.rounds(); round++) {
            if (round == 0) {
                ours.reset();
                theirs.reset();
            }
            LoadGenerator.Load load = ours.count(times -> onExchange.run(plan.round(), times));
            ours.count(load, exchange.awaitHistory());
            theirs.count(times -> onBare.run(plan.round(), times));
        }
        report(workload, "requests", ours, theirs);
    }

    private record Phases(String name, int ordersAPlace, int ordersACancel, Duration duration) {}

    private void inPhases(
            Phases phases,
            Function<Investor, Conversation> place,
            Function<Investor, Conversation> cancel,
            Function<Investor, List<byte[]>> placeBytes,
            Function<Investor, List<byte[]>> cancelBytes)
            throws IOException {
        Side places = new Side(EXCHANGE, phases.ordersAPlace(), exchange.process());
        Side cancels = new Side(EXCHANGE, phases.ordersACancel(), exchange.process());
        Side barePlaces = new Side(BARE, phases.ordersAPlace(), bare);
        Side bareCancels = new Side(BARE, phases.ordersACancel(), bare);
        for (int round = -1; round < plan.rounds() - 1; round++) {
            if (round == 0) {
                List.of(places, cancels, barePlaces, bareCancels).forEach(Side::reset);
            }
            onExchange.converse(investors.stream().map(place).toList());
            LoadGenerator.Load placed =
                    places.count(times -> onExchange.run(phases.duration(), times));
            places.count(placed, exchange.awaitHistory());
            onBare.converse(replayed(placeBytes));
            barePlaces.count(times -> onBare.run(phases.duration(), times));
            onExchange.converse(investors.stream().map(cancel).toList());
            long orders = investors.stream().mapToLong(Investor::restingCount).sum();
            LoadGenerator.Load cancelled =
                    cancels.count(orders, times -> onExchange.run(UNTIL_DONE, times));
            cancels.count(cancelled, exchange.awaitHistory());
            onBare.converse(replayed(cancelBytes));
            bareCancels.count(times -> onBare.run(phases.duration(), times));
        }
        report(phases.name() + ": place", "orders", places, barePlaces);
        report(phases.name() + ": cancel", "orders", cancels, bareCancels);
    }

    private List<Replayed> replayed(Function<Investor, List<byte[]>> bytes) {
        return investors.stream().map(bytes).map(Replayed::new).toList();
    }

    private static long[] anyIds() {
        return IntStream.range(0, Investor.BULK_CANCELS).mapToLong(i -> ANY_ID + i).toArray();
    }

    private void report(String workload, String unit, Side ours, Side theirs) {
        double ofBare = PERCENT * ours.median() / theirs.median();
        figures.add(ours.figure(workload, unit).with("percent_of_bare", ofBare));
        figures.add(theirs.figure(workload, unit));
    }

    private void openLoop(double peak) throws IOException {
        for (int percent : new int[] {25, 50, 75, 90}) {
            figures.add(
                    openLoop(
                            "open loop at %d %% of the peak".formatted(percent),
                            peak * percent / PERCENT));
        }
    }

    /** Orders placed and cancelled in turn at a rate that does not depend on the answers. */
    public Figure openLoop(String workload, double perSecond) throws IOException {
        onExchange.converse(investors.stream().map(PlaceAndCancel::new).toList());
        Side side = new Side(EXCHANGE, 1, exchange.process());
        LoadGenerator.Load load =
                side.count(times -> onExchange.runOpen(perSecond, plan.openRound(), times));
        side.count(load, exchange.awaitHistory());
        return side.figure(workload, "requests").with(Figure.LOAD, perSecond);
    }

    @Override
    public void close() throws IOException {
        onExchange.close();
        onBare.close();
        bare.close();
        exchange.close();
        folder.close();
    }
}
