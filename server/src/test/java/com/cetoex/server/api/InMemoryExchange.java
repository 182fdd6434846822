package com.cetoex.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cetoex.engine.Engine;
import com.cetoex.gateway.GatewayConfig;
import com.cetoex.gateway.GatewayServer;
import com.cetoex.gateway.access.GatewayClock;
import com.cetoex.gateway.api.ExchangeVitals;
import com.cetoex.gateway.http.HttpLimits;
import com.cetoex.gateway.link.CommandOutcome;
import com.cetoex.gateway.link.OutcomeHandler;
import com.cetoex.projections.history.HistoryDatabase;
import com.cetoex.projections.history.HistoryProjection;
import com.cetoex.projections.history.HistoryState;
import com.cetoex.projections.live.LiveViews;
import com.cetoex.protocol.sbe.ChangeInstrumentStatusEncoder;
import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.ListAssetEncoder;
import com.cetoex.protocol.sbe.ListInstrumentEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.RegisterInvestorEncoder;
import com.cetoex.protocol.sbe.TransferEncoder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The whole exchange without its log: the real engine, projections and gateway, with commands
 * handed over in memory and a clock that the test turns.
 */
final class InMemoryExchange implements AutoCloseable, ExchangeVitals {
    static final String API_KEY = "a-key-for-tests";
    private static final byte[] SALT = "0123456789abcdef".getBytes(UTF_8);

    private final ExecutorService log = Executors.newSingleThreadExecutor();
    private final LiveViews views = new LiveViews();
    private final HistoryDatabase database;
    private final HistoryProjection projection;
    private final Engine engine;
    private final GatewayServer gateway;
    private final HandClock clock = new HandClock();
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final List<byte[]> batches = new ArrayList<>();
    private long logPosition;
    private volatile boolean isReady = true;
    private volatile boolean isCancelOnly;
    private volatile boolean isHistoryPaused;
    private volatile CommandOutcome forcedOutcome;

    /** Both clocks of the gateway, turned by hand. */
    static final class HandClock implements GatewayClock {
        private final AtomicLong millis = new AtomicLong(1_000_000);

        void advance(long moreMillis) {
            millis.addAndGet(moreMillis);
        }

        @Override
        public long monotonicMillis() {
            return millis.get();
        }

        @Override
        public long epochMillis() {
            return millis.get();
        }
    }

    InMemoryExchange(Path folder) {
        database = HistoryDatabase.open(folder.resolve("history.db"));
        projection = database.projection();
        engine = new Engine(this::onBatch);
        gateway =
                GatewayServer.start(
                        new GatewayConfig(
                                "127.0.0.1", 0, 2, 60, HttpLimits.DEFAULT, "1.2.3", "disk", clock),
                        views,
                        database.query(),
                        this::submit,
                        this);
    }

    int port() {
        return gateway.port();
    }

    GatewayServer gateway() {
        return gateway;
    }

    HandClock clock() {
        return clock;
    }

    Client client(long investorId) {
        return new Client(port(), investorId, API_KEY);
    }

    /** Lists the markets of the bootstrap example: BTC and ETH for USDT, without fees. */
    InMemoryExchange withMarkets() {
        listAsset("USDT", 8);
        listAsset("BTC", 8);
        listAsset("ETH", 8);
        listMarket("BTC", "BTC", 2, 6, 0, 0);
        listMarket("ETH", "ETH", 2, 4, 0, 0);
        return this;
    }

    void listAsset(String name, int decimals) {
        ListAssetEncoder encoder = new ListAssetEncoder();
        encoder.wrapAndApplyHeader(blank(), 0, header).decimals((short) decimals).name(name);
        operate(encoder::limit);
    }

    /** Lists a market for USDT whose steps have a mantissa of 1. */
    void listMarket(
            String symbol, String base, int tickScale, int lotScale, int makerRate, int takerRate) {
        ListInstrumentEncoder encoder = new ListInstrumentEncoder();
        encoder.wrapAndApplyHeader(blank(), 0, header)
                .tickMantissa(1)
                .lotMantissa(1)
                .minNotionalUnits(500_000_000)
                .makerFeeRate(makerRate)
                .takerFeeRate(takerRate)
                .tickScale((short) tickScale)
                .lotScale((short) lotScale)
                .symbol(symbol)
                .baseAsset(base)
                .quoteAsset("USDT");
        operate(encoder::limit);
    }

    void register(long investorId, int standardPerMinute, int bulkPerMinute, int maxOpenOrders) {
        RegisterInvestorEncoder encoder = new RegisterInvestorEncoder();
        encoder.wrapAndApplyHeader(blank(), 0, header)
                .investorId(investorId)
                .standardPerMinute(standardPerMinute)
                .bulkPerMinute(bulkPerMinute)
                .maxOpenOrders(maxOpenOrders);
        for (int i = 0; i < SALT.length; i++) {
            encoder.keySalt(i, SALT[i]);
        }
        byte[] hash = hash();
        for (int i = 0; i < hash.length; i++) {
            encoder.keyHash(i, (short) (hash[i] & 0xFF));
        }
        operate(encoder::limit);
    }

    void register(long investorId) {
        register(investorId, 0, 0, 10_000);
    }

    void deposit(long investorId, String asset, String amount) {
        TransferEncoder encoder = new TransferEncoder();
        encoder.wrapAndApplyHeader(blank(), 0, header)
                .investorId(investorId)
                .deltaUnits(new BigDecimal(amount).movePointRight(8).longValueExact())
                .asset(asset);
        operate(encoder::limit);
    }

    void halt(int instrumentId) {
        ChangeInstrumentStatusEncoder encoder = new ChangeInstrumentStatusEncoder();
        encoder.wrapAndApplyHeader(blank(), 0, header)
                .instrumentId(instrumentId)
                .status(InstrumentStatus.HALTED);
        operate(encoder::limit);
    }

    void ready(boolean ready) {
        isReady = ready;
    }

    void cancelOnly(boolean cancelOnly) {
        isCancelOnly = cancelOnly;
    }

    /** Lets the history fall behind, or catch up. */
    void pauseHistory(boolean pause) {
        isHistoryPaused = pause;
        if (!pause) {
            log.execute(() -> projection.commit(0));
        }
    }

    /** Lets the history stand still, until its next commit. */
    void failHistory(HistoryState state) {
        database.failed(state);
    }

    /** Gives all further commands this outcome, without executing them; null ends it. */
    void force(CommandOutcome outcome) {
        forcedOutcome = outcome;
    }

    private static byte[] hash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(SALT);
            return sha256.digest(API_KEY.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The command's buffer, without what the command before left in it. */
    private UnsafeBuffer blank() {
        command.setMemory(0, command.capacity(), (byte) 0);
        return command;
    }

    private void operate(IntSupplier limit) {
        var done = log.submit(() -> apply(command, 0, limit.getAsInt()));
        try {
            done.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void submit(DirectBuffer buffer, int offset, int length, OutcomeHandler handler) {
        byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        CommandOutcome forced = forcedOutcome;
        log.execute(
                () -> {
                    if (forced == null) {
                        apply(new UnsafeBuffer(copy), 0, length);
                    }
                    handler.onOutcome(
                            forced == null
                                    ? new CommandOutcome.Applied(List.copyOf(batches))
                                    : forced);
                });
    }

    private void apply(DirectBuffer buffer, int offset, int length) {
        batches.clear();
        logPosition += 64;
        engine.apply(System.currentTimeMillis(), logPosition, buffer, offset, length);
        if (!isHistoryPaused) {
            projection.commit(0);
        }
    }

    private void onBatch(DirectBuffer buffer, int offset, int length) {
        byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        batches.add(copy);
        views.onBatch(buffer, offset, length);
        projection.onBatch(0, buffer, offset, length);
    }

    @Override
    public boolean isReady() {
        return isReady;
    }

    @Override
    public boolean isCancelOnly() {
        return isCancelOnly;
    }

    @Override
    public long heartbeatAgeMillis() {
        return 5;
    }

    @Override
    public long logPosition() {
        return 4_711;
    }

    @Override
    public void close() {
        gateway.close();
        log.close();
        projection.close();
        database.close();
    }
}
