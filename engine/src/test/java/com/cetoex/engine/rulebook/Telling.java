package com.cetoex.engine.rulebook;

import com.cetoex.protocol.sbe.Side;
import com.cetoex.reference.Fact;

/** Puts facts into the words of the scripts; what a script expects anyway has none. */
final class Telling {
    private static final String HELD = " held";
    private static final String LEVEL = "level ";

    private final Cast cast;

    Telling(Cast cast) {
        this.cast = cast;
    }

    static boolean isResult(String words) {
        return words.endsWith(HELD) || words.startsWith(LEVEL);
    }

    String words(Fact fact) {
        return switch (fact) {
            case Fact.OrderAccepted accepted -> "";
            case Fact.TradeExecuted trade -> trade(trade);
            case Fact.OrderRested rested -> "rests " + rested.remainingLots();
            case Fact.OrderCancelled cancelled -> cancelled(cancelled);
            case Fact.OrderRefused refused -> refused(refused);
            case Fact.CancelRefused refused -> "finds no order";
            case Fact.OrderReplayed replayed -> "repeats %" + replayed.orderId();
            case Fact.FillReplayed fill -> fill(fill);
            case Fact.BalanceChanged balance -> balance(balance);
            case Fact.LevelChanged level -> level(level);
            case Fact.Transferred transferred ->
                    transferred.deltaUnits() > 0 ? "" : "moves " + transferred.deltaUnits();
            case Fact.OperatorCommandRefused refused -> "refused " + refused.reason();
            case Fact.AssetListed listed -> "";
            case Fact.InstrumentListed listed -> "";
            case Fact.InvestorRegistered registered -> "";
            case Fact.CredentialChanged changed -> "";
            case Fact.LimitsChanged changed -> "";
            case Fact.FeesChanged changed -> "";
            case Fact.InstrumentStatusChanged changed -> "";
            case Fact.BootstrapCompleted completed -> "";
            case Fact.HeartbeatPassed passed -> "";
        };
    }

    /** The item of a bulk command that a fact belongs to. */
    static int itemIndex(Fact fact) {
        return switch (fact) {
            case Fact.OrderAccepted accepted -> accepted.itemIndex();
            case Fact.TradeExecuted trade -> trade.itemIndex();
            case Fact.OrderRested rested -> rested.itemIndex();
            case Fact.OrderCancelled cancelled -> cancelled.itemIndex();
            case Fact.OrderRefused refused -> refused.itemIndex();
            case Fact.CancelRefused refused -> refused.itemIndex();
            case Fact.OrderReplayed replayed -> replayed.itemIndex();
            case Fact.FillReplayed fill -> fill.itemIndex();
            default -> throw new AssertionError("no item has " + fact);
        };
    }

    private String trade(Fact.TradeExecuted trade) {
        long takerFee = trade.taker().feeUnits();
        long makerFee = trade.maker().feeUnits();
        String fees =
                takerFee == 0 && makerFee == 0
                        ? ""
                        : " (fees %d and %d)".formatted(takerFee, makerFee);
        return "trades %d @ %d with %s%s"
                .formatted(
                        trade.quantityLots(),
                        trade.priceTicks(),
                        cast.nameOf(trade.maker().investorId()),
                        fees);
    }

    private static String cancelled(Fact.OrderCancelled cancelled) {
        return switch (cancelled.reason()) {
            case REQUESTED -> "cancels " + cancelled.remainingLots();
            case SELF_TRADE ->
                    "removes own %d @ %d"
                            .formatted(cancelled.remainingLots(), cancelled.priceTicks());
            case UNFILLED_MARKET -> "leaves " + cancelled.remainingLots();
            case NULL_VAL -> throw new AssertionError("no reason in " + cancelled);
        };
    }

    private static String refused(Fact.OrderRefused refused) {
        String bounds =
                refused.limitValue() == 0 && refused.actualValue() == 0
                        ? ""
                        : " (%d; %d)".formatted(refused.limitValue(), refused.actualValue());
        return "refused " + refused.reason() + bounds;
    }

    private static String fill(Fact.FillReplayed fill) {
        String fee = fill.feeUnits() == 0 ? "" : " (fee %d)".formatted(fill.feeUnits());
        return "filled %d @ %d%s".formatted(fill.quantityLots(), fill.priceTicks(), fee);
    }

    private String balance(Fact.BalanceChanged balance) {
        return "%s %s %d free %d held"
                .formatted(
                        cast.nameOf(balance.investorId()),
                        cast.assetName(balance.assetId()),
                        balance.totalUnits() - balance.lockedUnits(),
                        balance.lockedUnits());
    }

    private String level(Fact.LevelChanged level) {
        return "level %s%s %d has %d in %d"
                .formatted(
                        level.instrumentId() == 0 ? "" : cast.symbol(level.instrumentId()) + " ",
                        level.side() == Side.BUY ? "bid" : "ask",
                        level.priceTicks(),
                        level.quantityLots(),
                        level.orderCount());
    }
}
