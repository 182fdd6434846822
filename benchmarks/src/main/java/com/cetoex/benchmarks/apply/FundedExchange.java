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

/** Opens an exchange with one market, whose accounts can pay for the whole stream. */
final class FundedExchange {
    private static final long TIME_MILLIS = 1_700_000_000_000L;
    private static final String BASE = "BTC";
    private static final String QUOTE = "USDT";

    /** All accounts together hold less than the ledger's most, 2^62 units. */
    private static final long UNITS_EACH = (1L << 62) / (2 * Accounts.ALL);

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(512);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Engine engine;

    private FundedExchange(EventBatchHandler handler) {
        engine = new Engine(handler);
    }

    static Engine open(EventBatchHandler handler) {
        FundedExchange exchange = new FundedExchange(handler);
        exchange.list();
        for (int account = 1; account <= Accounts.ALL; account++) {
            exchange.register(account);
            exchange.fund(account, BASE);
            exchange.fund(account, QUOTE);
        }
        return exchange.engine;
    }

    private void list() {
        for (String asset : new String[] {BASE, QUOTE}) {
            apply(
                    new ListAssetEncoder()
                            .wrapAndApplyHeader(buffer, 0, header)
                            .decimals((short) 0)
                            .name(asset)
                            .encodedLength());
        }
        apply(
                new ListInstrumentEncoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .tickMantissa(1)
                        .lotMantissa(1)
                        .minNotionalUnits(1)
                        .symbol(BASE)
                        .baseAsset(BASE)
                        .quoteAsset(QUOTE)
                        .encodedLength());
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
                        .deltaUnits(UNITS_EACH)
                        .asset(asset)
                        .encodedLength());
    }

    /** Applies the command encoded in the buffer and clears it for the next. */
    private void apply(int blockLength) {
        int length = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
        engine.apply(TIME_MILLIS, 0, new UnsafeBuffer(buffer, 0, length), 0, length);
        buffer.setMemory(0, length, (byte) 0);
    }
}
