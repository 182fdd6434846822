package com.cetoex.reference;

import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.AssetListedDecoder;
import com.cetoex.protocol.sbe.BalanceChangedDecoder;
import com.cetoex.protocol.sbe.BootstrapCompletedDecoder;
import com.cetoex.protocol.sbe.CancelRefusedDecoder;
import com.cetoex.protocol.sbe.CredentialChangedDecoder;
import com.cetoex.protocol.sbe.FeesChangedDecoder;
import com.cetoex.protocol.sbe.FillReplayedDecoder;
import com.cetoex.protocol.sbe.HeartbeatPassedDecoder;
import com.cetoex.protocol.sbe.InstrumentListedDecoder;
import com.cetoex.protocol.sbe.InstrumentStatusChangedDecoder;
import com.cetoex.protocol.sbe.InvestorRegisteredDecoder;
import com.cetoex.protocol.sbe.LevelChangedDecoder;
import com.cetoex.protocol.sbe.LimitsChangedDecoder;
import com.cetoex.protocol.sbe.OperatorCommandRefusedDecoder;
import com.cetoex.protocol.sbe.OrderAcceptedDecoder;
import com.cetoex.protocol.sbe.OrderCancelledDecoder;
import com.cetoex.protocol.sbe.OrderRefusedDecoder;
import com.cetoex.protocol.sbe.OrderReplayedDecoder;
import com.cetoex.protocol.sbe.OrderRestedDecoder;
import com.cetoex.protocol.sbe.TradeExecutedDecoder;
import com.cetoex.protocol.sbe.TransferredDecoder;
import com.cetoex.reference.Command.ApiKey;
import com.cetoex.reference.Command.Limits;
import java.util.function.IntUnaryOperator;

/** Reads one entry of an event batch into the fact that it tells. */
public final class FactReader {
    private FactReader() {}

    /** Reads the entry that the reader stands on. */
    public static Fact read(EventBatchReader entry) {
        return switch (entry.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> orderAccepted(entry);
            case TradeExecutedDecoder.TEMPLATE_ID -> tradeExecuted(entry);
            case OrderRestedDecoder.TEMPLATE_ID -> orderRested(entry);
            case OrderCancelledDecoder.TEMPLATE_ID -> orderCancelled(entry);
            case OrderRefusedDecoder.TEMPLATE_ID -> orderRefused(entry);
            case CancelRefusedDecoder.TEMPLATE_ID -> cancelRefused(entry);
            case OrderReplayedDecoder.TEMPLATE_ID -> orderReplayed(entry);
            case FillReplayedDecoder.TEMPLATE_ID -> fillReplayed(entry);
            case BalanceChangedDecoder.TEMPLATE_ID -> balanceChanged(entry);
            case LevelChangedDecoder.TEMPLATE_ID -> levelChanged(entry);
            case AssetListedDecoder.TEMPLATE_ID -> assetListed(entry);
            case InstrumentListedDecoder.TEMPLATE_ID -> instrumentListed(entry);
            case InvestorRegisteredDecoder.TEMPLATE_ID -> investorRegistered(entry);
            case CredentialChangedDecoder.TEMPLATE_ID -> credentialChanged(entry);
            case LimitsChangedDecoder.TEMPLATE_ID -> limitsChanged(entry);
            case FeesChangedDecoder.TEMPLATE_ID -> feesChanged(entry);
            case InstrumentStatusChangedDecoder.TEMPLATE_ID -> statusChanged(entry);
            case TransferredDecoder.TEMPLATE_ID -> transferred(entry);
            case BootstrapCompletedDecoder.TEMPLATE_ID -> bootstrapCompleted(entry);
            case OperatorCommandRefusedDecoder.TEMPLATE_ID -> operatorCommandRefused(entry);
            case HeartbeatPassedDecoder.TEMPLATE_ID -> heartbeatPassed(entry);
            default -> throw new AssertionError("event of unknown template " + entry.templateId());
        };
    }

    private static Fact orderAccepted(EventBatchReader entry) {
        OrderAcceptedDecoder d = new OrderAcceptedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.OrderAccepted(
                d.orderId(),
                d.investorId(),
                d.instrumentId(),
                d.itemIndex(),
                d.side(),
                d.orderType(),
                d.priceTicks(),
                d.quantityLots(),
                d.clientOrderId());
    }

    private static Fact tradeExecuted(EventBatchReader entry) {
        TradeExecutedDecoder d = new TradeExecutedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        Fact.Half maker =
                new Fact.Half(
                        d.makerOrderId(),
                        d.makerInvestorId(),
                        d.makerFeeUnits(),
                        d.makerRemainingLots(),
                        d.makerCumulativeUnits());
        Fact.Half taker =
                new Fact.Half(
                        d.takerOrderId(),
                        d.takerInvestorId(),
                        d.takerFeeUnits(),
                        d.takerRemainingLots(),
                        d.takerCumulativeUnits());
        return new Fact.TradeExecuted(
                d.tradeId(),
                d.instrumentId(),
                d.itemIndex(),
                d.takerSide(),
                d.priceTicks(),
                d.quantityLots(),
                d.notionalUnits(),
                maker,
                taker);
    }

    private static Fact orderRested(EventBatchReader entry) {
        OrderRestedDecoder d = new OrderRestedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.OrderRested(
                d.orderId(), d.instrumentId(), d.itemIndex(), d.remainingLots());
    }

    private static Fact orderCancelled(EventBatchReader entry) {
        OrderCancelledDecoder d = new OrderCancelledDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.OrderCancelled(
                d.orderId(),
                d.investorId(),
                d.instrumentId(),
                d.itemIndex(),
                d.side(),
                d.priceTicks(),
                d.remainingLots(),
                d.reason());
    }

    private static Fact orderRefused(EventBatchReader entry) {
        OrderRefusedDecoder d = new OrderRefusedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.OrderRefused(
                d.investorId(),
                d.instrumentId(),
                d.itemIndex(),
                d.reason(),
                d.limitValue(),
                d.actualValue());
    }

    private static Fact cancelRefused(EventBatchReader entry) {
        CancelRefusedDecoder d = new CancelRefusedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.CancelRefused(d.investorId(), d.orderId(), d.itemIndex(), d.reason());
    }

    private static Fact orderReplayed(EventBatchReader entry) {
        OrderReplayedDecoder d = new OrderReplayedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.OrderReplayed(
                d.orderId(),
                d.investorId(),
                d.instrumentId(),
                d.itemIndex(),
                d.side(),
                d.orderType(),
                d.priceTicks(),
                d.quantityLots(),
                d.clientOrderId(),
                d.acceptedMillis());
    }

    private static Fact fillReplayed(EventBatchReader entry) {
        FillReplayedDecoder d = new FillReplayedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.FillReplayed(
                d.tradeId(), d.itemIndex(), d.priceTicks(), d.quantityLots(), d.feeUnits());
    }

    private static Fact balanceChanged(EventBatchReader entry) {
        BalanceChangedDecoder d = new BalanceChangedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.BalanceChanged(
                d.investorId(), d.assetId(), d.totalUnits(), d.lockedUnits());
    }

    private static Fact levelChanged(EventBatchReader entry) {
        LevelChangedDecoder d = new LevelChangedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.LevelChanged(
                d.instrumentId(), d.side(), d.priceTicks(), d.quantityLots(), d.orderCount());
    }

    private static Fact assetListed(EventBatchReader entry) {
        AssetListedDecoder d = new AssetListedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.AssetListed(d.assetId(), d.name(), d.decimals());
    }

    private static Fact instrumentListed(EventBatchReader entry) {
        InstrumentListedDecoder d = new InstrumentListedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.InstrumentListed(
                d.instrumentId(),
                d.symbol(),
                d.baseAssetId(),
                d.quoteAssetId(),
                d.tickMantissa(),
                d.tickScale(),
                d.lotMantissa(),
                d.lotScale(),
                d.quoteUnitsPerTickLot(),
                d.baseUnitsPerLot(),
                d.minNotionalUnits(),
                d.maxPriceTicks(),
                d.maxQuantityLots(),
                d.makerFeeRate(),
                d.takerFeeRate(),
                d.status());
    }

    private static Fact investorRegistered(EventBatchReader entry) {
        InvestorRegisteredDecoder d = new InvestorRegisteredDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        Limits limits = new Limits(d.standardPerMinute(), d.bulkPerMinute(), d.maxOpenOrders());
        ApiKey key =
                new ApiKey(
                        hex(d::keySalt, InvestorRegisteredDecoder.keySaltLength()),
                        hex(d::keyHash, InvestorRegisteredDecoder.keyHashLength()));
        return new Fact.InvestorRegistered(d.investorId(), limits, key);
    }

    private static Fact credentialChanged(EventBatchReader entry) {
        CredentialChangedDecoder d = new CredentialChangedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        ApiKey key =
                new ApiKey(
                        hex(d::keySalt, CredentialChangedDecoder.keySaltLength()),
                        hex(d::keyHash, CredentialChangedDecoder.keyHashLength()));
        return new Fact.CredentialChanged(d.investorId(), key);
    }

    private static Fact limitsChanged(EventBatchReader entry) {
        LimitsChangedDecoder d = new LimitsChangedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        Limits limits = new Limits(d.standardPerMinute(), d.bulkPerMinute(), d.maxOpenOrders());
        return new Fact.LimitsChanged(d.investorId(), limits);
    }

    private static Fact feesChanged(EventBatchReader entry) {
        FeesChangedDecoder d = new FeesChangedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.FeesChanged(d.instrumentId(), d.makerFeeRate(), d.takerFeeRate());
    }

    private static Fact statusChanged(EventBatchReader entry) {
        InstrumentStatusChangedDecoder d = new InstrumentStatusChangedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.InstrumentStatusChanged(d.instrumentId(), d.status());
    }

    private static Fact transferred(EventBatchReader entry) {
        TransferredDecoder d = new TransferredDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.Transferred(d.transferId(), d.investorId(), d.assetId(), d.deltaUnits());
    }

    private static Fact bootstrapCompleted(EventBatchReader entry) {
        BootstrapCompletedDecoder d = new BootstrapCompletedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.BootstrapCompleted(
                hex(d::fileHash, BootstrapCompletedDecoder.fileHashLength()));
    }

    private static Fact operatorCommandRefused(EventBatchReader entry) {
        OperatorCommandRefusedDecoder d = new OperatorCommandRefusedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.OperatorCommandRefused(d.reason());
    }

    private static Fact heartbeatPassed(EventBatchReader entry) {
        HeartbeatPassedDecoder d = new HeartbeatPassedDecoder();
        d.wrap(entry.buffer(), entry.bodyOffset(), entry.blockLength(), entry.version());
        return new Fact.HeartbeatPassed(d.bootstrapSteps());
    }

    private static String hex(IntUnaryOperator byteAt, int length) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < length; i++) {
            digits.append("%02x".formatted(byteAt.applyAsInt(i)));
        }
        return digits.toString();
    }
}
