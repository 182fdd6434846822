package com.cetoex.engine.rulebook;

import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Command;
import com.cetoex.reference.Command.ApiKey;
import com.cetoex.reference.Command.Limits;
import com.cetoex.reference.Command.ListAsset;
import com.cetoex.reference.Command.ListInstrument;
import com.cetoex.reference.Command.OrderItem;
import com.cetoex.reference.Command.RegisterInvestor;
import com.cetoex.reference.Command.Transfer;
import com.cetoex.reference.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chapter on what operators do: assets, markets, investors, money. */
class OperatorCommandTest {
    private static final ListAsset USDT = new ListAsset(0, "USDT", 8);
    private static final ListAsset BTC = new ListAsset(0, "BTC", 8);
    private static final ApiKey KEY = ApiKey.numbered(1);
    private static final RegisterInvestor ANN = new RegisterInvestor(0, 7, Limits.DEFAULT, KEY);

    @Test
    void assetsAreNumberedInTheOrderOfListing() {
        new TwoVenues()
                .tells(USDT, new Fact.AssetListed(0, "USDT", 8))
                .tells(BTC, new Fact.AssetListed(1, "BTC", 8))
                .refuses(USDT, RefusalReason.ASSET_EXISTS)
                .refuses(new ListAsset(0, "", 8), RefusalReason.NAME_INVALID)
                .refuses(new ListAsset(0, "A B", 8), RefusalReason.NAME_INVALID)
                .refuses(new ListAsset(0, "WEI", 19), RefusalReason.AMOUNT_OUT_OF_RANGE)
                .tells(new ListAsset(0, "WEI", 18), new Fact.AssetListed(2, "WEI", 18));
    }

    @Test
    void aMarketIsListedWithItsExactScales() {
        new TwoVenues()
                .after(USDT, BTC)
                .tells(
                        market("BTC", 1, 2, 1, 6),
                        new Fact.InstrumentListed(
                                0,
                                "BTC",
                                1,
                                0,
                                1,
                                2,
                                1,
                                6,
                                1,
                                100,
                                500_000_000,
                                100_000_000,
                                23_058_430_092L,
                                0,
                                0,
                                InstrumentStatus.TRADING));
    }

    @Test
    void aMarketThatWouldRoundIsRefused() {
        new TwoVenues()
                .after(USDT, BTC)
                .refuses(market("A", 1, 3, 1, 6), RefusalReason.SCALE_NOT_EXACT)
                .refuses(market("A", 1, 0, 1, 9), RefusalReason.SCALE_NOT_EXACT)
                .refuses(market("A", 5, 3, 1, 6), RefusalReason.SCALE_NOT_EXACT)
                .refuses(market("A", 0, 2, 1, 6), RefusalReason.SCALE_NOT_EXACT)
                .refuses(market("A", 1, 2, -1, 6), RefusalReason.SCALE_NOT_EXACT)
                .after(market("A", 25, 4, 4, 6));
    }

    @Test
    void aMarketNeedsTwoKnownAssetsAndANewSymbol() {
        new TwoVenues()
                .after(USDT)
                .refuses(market("BTC", 1, 2, 1, 6), RefusalReason.UNKNOWN_ASSET)
                .after(BTC, market("BTC", 1, 2, 1, 6))
                .refuses(market("BTC", 1, 2, 1, 6), RefusalReason.INSTRUMENT_EXISTS)
                .refuses(market("B T", 1, 2, 1, 6), RefusalReason.NAME_INVALID)
                .refuses(market("X", "USDT", "USDT"), RefusalReason.UNKNOWN_ASSET);
    }

    @Test
    void aMarketWhoseLargestOrderCouldOverflowIsRefused() {
        new TwoVenues()
                .after(USDT, BTC)
                .refuses(limited(1L << 41, 1), RefusalReason.LIMITS_OVERFLOW)
                .refuses(limited(-1, 1), RefusalReason.LIMITS_OVERFLOW)
                .refuses(limited(1L << 40, (1L << 21) + 1), RefusalReason.LIMITS_OVERFLOW)
                .after(limited(1L << 40, 1L << 21));
    }

    @Test
    void scalesAndUnitsGoUpToTheirLimits() {
        long largest = 1L << 61;
        new TwoVenues()
                .after(USDT, BTC, new ListAsset(0, "WEI", 18))
                .after(listing("A", "BTC", "WEI", 1, 18, 1, 0, 0))
                .refuses(listing("B", "BTC", "WEI", 10, 19, 1, 0, 0), RefusalReason.SCALE_NOT_EXACT)
                .after(listing("B", "WEI", "USDT", 10_000_000_000L, 0, 1, 18, 0))
                .refuses(
                        listing("C", "WEI", "USDT", 10_000_000_000L, 0, 10, 19, 0),
                        RefusalReason.SCALE_NOT_EXACT)
                .after(listing("C", "BTC", "USDT", 1, 0, largest, 8, 0))
                .refuses(
                        listing("D", "BTC", "USDT", 1, 0, largest + 1, 8, 0),
                        RefusalReason.SCALE_NOT_EXACT)
                .after(listing("D", "BTC", "USDT", 1, 2, 1, 6, largest))
                .refuses(
                        listing("E", "BTC", "USDT", 1, 2, 1, 6, largest + 1),
                        RefusalReason.LIMITS_OVERFLOW)
                .refuses(
                        listing("E", "BTC", "USDT", 1, 2, 1, 6, -1), RefusalReason.LIMITS_OVERFLOW);
    }

    @Test
    void investorsHavePositiveIdsAndLimitsInTheirRange() {
        new TwoVenues()
                .tells(ANN, new Fact.InvestorRegistered(7, Limits.DEFAULT, KEY))
                .refuses(ANN, RefusalReason.INVESTOR_EXISTS)
                .refuses(investor(0, Limits.DEFAULT), RefusalReason.INVESTOR_ID_INVALID)
                .refuses(investor(-3, Limits.DEFAULT), RefusalReason.INVESTOR_ID_INVALID)
                .refuses(investor(8, new Limits(-1, 1, 1)), RefusalReason.LIMIT_OUT_OF_RANGE)
                .refuses(investor(8, new Limits(10_001, 1, 1)), RefusalReason.LIMIT_OUT_OF_RANGE)
                .refuses(investor(8, new Limits(1, 10_001, 1)), RefusalReason.LIMIT_OUT_OF_RANGE)
                .refuses(investor(8, new Limits(1, 1, 0)), RefusalReason.LIMIT_OUT_OF_RANGE)
                .refuses(investor(8, new Limits(1, 1, 1_000_001)), RefusalReason.LIMIT_OUT_OF_RANGE)
                .after(investor(8, new Limits(0, 0, 1)))
                .after(investor(Long.MAX_VALUE, new Limits(10_000, 10_000, 1_000_000)));
    }

    @Test
    void credentialsAndLimitsCanBeReplaced() {
        ApiKey newKey = ApiKey.numbered(2);
        Limits limits = new Limits(5, 6, 7);
        new TwoVenues()
                .after(ANN)
                .tells(
                        new Command.ChangeCredential(7, newKey),
                        new Fact.CredentialChanged(7, newKey))
                .tells(new Command.ChangeLimits(7, limits), new Fact.LimitsChanged(7, limits))
                .refuses(new Command.ChangeCredential(8, newKey), RefusalReason.UNKNOWN_INVESTOR)
                .refuses(new Command.ChangeLimits(8, limits), RefusalReason.UNKNOWN_INVESTOR)
                .refuses(
                        new Command.ChangeLimits(7, new Limits(5, 6, 0)),
                        RefusalReason.LIMIT_OUT_OF_RANGE);
    }

    @Test
    void moneyComesInAndGoesOut() {
        new TwoVenues()
                .after(USDT, ANN)
                .tells(
                        new Transfer(0, 7, "USDT", 500),
                        new Fact.Transferred(1, 7, 0, 500),
                        new Fact.BalanceChanged(7, 0, 500, 0))
                .refuses(new Transfer(0, 7, "USDT", -501), RefusalReason.INSUFFICIENT_BALANCE)
                .tells(
                        new Transfer(0, 7, "USDT", -500),
                        new Fact.Transferred(2, 7, 0, -500),
                        new Fact.BalanceChanged(7, 0, 0, 0))
                .refuses(new Transfer(0, 7, "USDT", -1), RefusalReason.INSUFFICIENT_BALANCE)
                .refuses(new Transfer(0, 7, "USDT", 0), RefusalReason.AMOUNT_OUT_OF_RANGE)
                .refuses(new Transfer(0, 8, "USDT", 1), RefusalReason.UNKNOWN_INVESTOR)
                .refuses(new Transfer(0, 0, "USDT", 1), RefusalReason.UNKNOWN_INVESTOR)
                .refuses(new Transfer(0, 7, "BTC", 1), RefusalReason.UNKNOWN_ASSET);
    }

    @Test
    void noMoreThanTheLedgerHoldsComesIn() {
        long most = 1L << 62;
        new TwoVenues()
                .after(USDT, ANN, investor(8, Limits.DEFAULT))
                .refuses(new Transfer(0, 7, "USDT", most + 1), RefusalReason.AMOUNT_OUT_OF_RANGE)
                .refuses(
                        new Transfer(0, 7, "USDT", Long.MIN_VALUE),
                        RefusalReason.AMOUNT_OUT_OF_RANGE)
                .after(new Transfer(0, 7, "USDT", most))
                .refuses(new Transfer(0, 8, "USDT", 1), RefusalReason.AMOUNT_OUT_OF_RANGE)
                .after(new Transfer(0, 7, "USDT", -most), new Transfer(0, 8, "USDT", most));
    }

    @Test
    void unknownPartiesAreRefusedFirst() {
        new TwoVenues()
                .after(USDT, BTC, market("BTC", 1, 2, 1, 6), ANN)
                .tells(order(8, 5), refused(8, 5, RefusalReason.UNKNOWN_INVESTOR))
                .tells(order(0, 0), refused(0, 0, RefusalReason.UNKNOWN_INVESTOR))
                .tells(order(7, 1), refused(7, 1, RefusalReason.UNKNOWN_INSTRUMENT))
                .tells(order(7, -1), refused(7, -1, RefusalReason.UNKNOWN_INSTRUMENT))
                .refuses(
                        new Command.ChangeInstrumentStatus(1, InstrumentStatus.HALTED),
                        RefusalReason.UNKNOWN_INSTRUMENT)
                .refuses(new Command.ChangeFees(-1, 0, 0), RefusalReason.UNKNOWN_INSTRUMENT);
    }

    @Test
    void aBulkWithoutItemsTellsNothing() {
        new TwoVenues()
                .after(ANN)
                .tells(new Command.PlaceOrders(7, List.of()))
                .tells(new Command.CancelOrders(7, List.of()));
    }

    private static Command order(long investorId, int instrumentId) {
        return new Command.PlaceOrder(
                investorId,
                new OrderItem(
                        0,
                        instrumentId,
                        Side.BUY,
                        OrderType.LIMIT,
                        0,
                        0,
                        RefusalReason.PRICE_OFF_TICK,
                        "a"));
    }

    private static Fact refused(long investorId, int instrumentId, RefusalReason reason) {
        return new Fact.OrderRefused(investorId, instrumentId, 0, reason, 0, 0);
    }

    private static RegisterInvestor investor(long id, Limits limits) {
        return new RegisterInvestor(0, id, limits, KEY);
    }

    private static ListInstrument market(
            String symbol, long tickMantissa, int tickScale, long lotMantissa, int lotScale) {
        return new ListInstrument(
                0,
                symbol,
                "BTC",
                "USDT",
                tickMantissa,
                tickScale,
                lotMantissa,
                lotScale,
                500_000_000,
                0,
                0,
                0,
                0);
    }

    private static ListInstrument listing(
            String symbol,
            String base,
            String quote,
            long tickMantissa,
            int tickScale,
            long lotMantissa,
            int lotScale,
            long minNotionalUnits) {
        return new ListInstrument(
                0,
                symbol,
                base,
                quote,
                tickMantissa,
                tickScale,
                lotMantissa,
                lotScale,
                minNotionalUnits,
                0,
                0,
                0,
                0);
    }

    private static ListInstrument market(String symbol, String base, String quote) {
        return new ListInstrument(0, symbol, base, quote, 1, 2, 1, 6, 0, 0, 0, 0, 0);
    }

    private static ListInstrument limited(long maxPriceTicks, long maxQuantityLots) {
        return new ListInstrument(
                0, "BTC", "BTC", "USDT", 1, 2, 1, 6, 0, maxPriceTicks, maxQuantityLots, 0, 0);
    }
}
