package com.cetoex.simulation;

import com.cetoex.protocol.sbe.ListAssetEncoder;
import com.cetoex.protocol.sbe.ListInstrumentEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.RegisterInvestorEncoder;
import com.cetoex.protocol.sbe.TransferEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** The exchange that every run begins with: its assets, markets, investors and their money. */
final class Venue {
    static final int INVESTORS = 6;
    static final int MARKETS = 2;
    static final int ASSETS = 3;
    static final int MID_TICKS = 1_000;

    private static final String[] ASSET_NAMES = {"USDT", "BTC", "ETH"};
    private static final long FUNDS = 4_000_000_000L;
    private static final int MAX_OPEN_ORDERS = 40;
    private static final int MIN_NOTIONAL = 10_000_000;

    private Venue() {}

    /** The commands that make it. */
    static List<byte[]> opening() {
        List<byte[]> commands = new ArrayList<>();
        for (String name : ASSET_NAMES) {
            commands.add(listAsset(name));
        }
        for (int market = 1; market <= MARKETS; market++) {
            commands.add(listInstrument(ASSET_NAMES[market]));
        }
        for (int investor = 1; investor <= INVESTORS; investor++) {
            commands.add(register(investor));
            for (int asset = 0; asset < ASSETS; asset++) {
                commands.add(transfer(investor, asset, asset == 0 ? FUNDS : FUNDS / MID_TICKS));
            }
        }
        return commands;
    }

    private static byte[] listAsset(String name) {
        UnsafeBuffer buffer = buffer(ListAssetEncoder.BLOCK_LENGTH);
        new ListAssetEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .decimals((short) 0)
                .name(name);
        return buffer.byteArray();
    }

    private static byte[] listInstrument(String base) {
        UnsafeBuffer buffer = buffer(ListInstrumentEncoder.BLOCK_LENGTH);
        new ListInstrumentEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .tickMantissa(1)
                .lotMantissa(1)
                .minNotionalUnits(MIN_NOTIONAL)
                .makerFeeRate(-5_000)
                .takerFeeRate(70_001)
                .symbol(base)
                .baseAsset(base)
                .quoteAsset(ASSET_NAMES[0]);
        return buffer.byteArray();
    }

    private static byte[] register(int investor) {
        UnsafeBuffer buffer = buffer(RegisterInvestorEncoder.BLOCK_LENGTH);
        new RegisterInvestorEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .investorId(investor)
                .maxOpenOrders(MAX_OPEN_ORDERS);
        return buffer.byteArray();
    }

    /** A deposit, or a withdrawal. */
    static byte[] transfer(int investor, int asset, long deltaUnits) {
        UnsafeBuffer buffer = buffer(TransferEncoder.BLOCK_LENGTH);
        new TransferEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .investorId(investor)
                .deltaUnits(deltaUnits)
                .asset(ASSET_NAMES[asset]);
        return buffer.byteArray();
    }

    private static UnsafeBuffer buffer(int blockLength) {
        return new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + blockLength]);
    }
}
