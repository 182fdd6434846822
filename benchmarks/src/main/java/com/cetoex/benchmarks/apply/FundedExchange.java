package com.cetoex.benchmarks.apply;

import com.cetoex.engine.Engine;
import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.ProtocolLimits;
import com.cetoex.protocol.sbe.ListAssetEncoder;
import com.cetoex.protocol.sbe.ListInstrumentEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.RegisterInvestorEncoder;
import com.cetoex.protocol.sbe.TransferEncoder;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Opens an exchange whose accounts can pay for the whole stream. */
public final class FundedExchange {
    private static final long TIME_MILLIS = 1_700_000_000_000L;
    private static final String BASE = "BTC";
    private static final String QUOTE = "USDT";

    /** All accounts together hold at most half of the ledger's most, 2^62 units. */
    private static final long UNITS = 1L << 61;

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(512);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final CommandSink sink;
    private final long unitsEach;

    private FundedExchange(CommandSink sink, int accounts) {
        this.sink = sink;
        unitsEach = UNITS / accounts;
    }

    /** One market, and the accounts of the seeded streams. */
    static Engine open(EventBatchHandler handler) {
        return open(handler, 1, Accounts.ALL);
    }

    /** So many markets of the same assets, and so many accounts. */
    public static Engine open(EventBatchHandler handler, int markets, int accounts) {
        Engine engine = new Engine(handler);
        tell(
                (buffer, offset, length) -> engine.apply(TIME_MILLIS, 0, buffer, offset, length),
                markets,
                accounts);
        return engine;
    }

    /** Tells the commands that open an exchange. */
    static void tell(CommandSink sink, int markets, int accounts) {
        FundedExchange exchange = new FundedExchange(sink, accounts);
        exchange.list(markets);
        for (int account = 1; account <= accounts; account++) {
            exchange.register(account);
            exchange.fund(account, BASE);
            exchange.fund(account, QUOTE);
        }
    }

    private void list(int markets) {
        for (String asset : new String[] {BASE, QUOTE}) {
            apply(
                    new ListAssetEncoder()
                            .wrapAndApplyHeader(buffer, 0, header)
                            .decimals((short) 0)
                            .name(asset)
                            .encodedLength());
        }
        for (int i = 0; i < markets; i++) {
            apply(
                    new ListInstrumentEncoder()
                            .wrapAndApplyHeader(buffer, 0, header)
                            .tickMantissa(1)
                            .lotMantissa(1)
                            .minNotionalUnits(1)
                            .symbol(i == 0 ? BASE : BASE + i)
                            .baseAsset(BASE)
                            .quoteAsset(QUOTE)
                            .encodedLength());
        }
    }

    private void register(int account) {
        apply(
                new RegisterInvestorEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .investorId(account)
                        .maxOpenOrders(ProtocolLimits.LARGEST_MAX_OPEN_ORDERS)
                        .encodedLength());
    }

    private void fund(int account, String asset) {
        apply(
                new TransferEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .investorId(account)
                        .deltaUnits(unitsEach)
                        .asset(asset)
                        .encodedLength());
    }

    /** Applies the command encoded in the buffer and clears it for the next. */
    private void apply(int blockLength) {
        int length = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
        sink.onCommand(new UnsafeBuffer(buffer, 0, length), 0, length);
        buffer.setMemory(0, length, (byte) 0);
    }
}
