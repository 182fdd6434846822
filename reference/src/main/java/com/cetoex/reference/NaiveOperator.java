package com.cetoex.reference;

import static java.util.Objects.requireNonNull;

import com.cetoex.protocol.sbe.InstrumentStatus;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.reference.Command.Limits;
import com.cetoex.reference.NaiveAccounts.Account;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of the operator's commands: listings, investors, terms, transfers, bootstrap. */
final class NaiveOperator {
    /** Largest notional and amount of one order. */
    private static final BigInteger MAX_ORDER_UNITS = BigInteger.TWO.pow(61);

    /** Most of an asset inside the exchange. */
    private static final BigInteger MAX_EXTERNAL_UNITS = BigInteger.TWO.pow(62);

    private record Asset(int id, String name, int decimals) {}

    private final NaiveState state;
    private final List<Asset> assets = new ArrayList<>();
    private final Map<Integer, BigInteger> external = new HashMap<>();
    private long lastTransferId;
    private int bootstrapSteps;

    NaiveOperator(NaiveState state) {
        this.state = state;
    }

    void heartbeat() {
        state.facts.add(new Fact.HeartbeatPassed(bootstrapSteps));
    }

    void listAsset(Command.ListAsset list) {
        step(list.bootstrapStep(), () -> listNew(list));
    }

    /** Does a step of a bootstrap once, and in its turn; 0 is no step of any. */
    private void step(int bootstrapStep, Runnable command) {
        if (bootstrapStep != 0) {
            if (bootstrapSteps < 0 || bootstrapStep <= bootstrapSteps) {
                refuseOperator(RefusalReason.ALREADY_APPLIED);
                return;
            }
            if (bootstrapStep > bootstrapSteps + 1) {
                refuseOperator(RefusalReason.OUT_OF_SEQUENCE);
                return;
            }
        }
        int told = state.facts.size();
        command.run();
        boolean isRefused = state.facts.get(told) instanceof Fact.OperatorCommandRefused;
        if (bootstrapStep != 0 && !isRefused) {
            bootstrapSteps = bootstrapStep;
        }
    }

    private void listNew(Command.ListAsset list) {
        if (!isName(list.name())) {
            refuseOperator(RefusalReason.NAME_INVALID);
        } else if (asset(list.name()) != null) {
            refuseOperator(RefusalReason.ASSET_EXISTS);
        } else if (list.decimals() > 18) {
            refuseOperator(RefusalReason.AMOUNT_OUT_OF_RANGE);
        } else {
            Asset asset = new Asset(assets.size(), list.name(), list.decimals());
            assets.add(asset);
            external.put(asset.id(), BigInteger.ZERO);
            state.facts.add(new Fact.AssetListed(asset.id(), asset.name(), asset.decimals()));
        }
    }

    private static boolean isName(String name) {
        return name.matches("[A-Za-z0-9._/-]{1,20}");
    }

    private @Nullable Asset asset(String name) {
        return assets.stream().filter(a -> a.name().equals(name)).findFirst().orElse(null);
    }

    void listInstrument(Command.ListInstrument list) {
        step(list.bootstrapStep(), () -> listNew(list));
    }

    private void listNew(Command.ListInstrument list) {
        Asset base = asset(list.baseAsset());
        Asset quote = asset(list.quoteAsset());
        if (state.instruments.stream().anyMatch(i -> i.terms.symbol().equals(list.symbol()))) {
            refuseOperator(RefusalReason.INSTRUMENT_EXISTS);
        } else if (base == null || quote == null || base.equals(quote)) {
            refuseOperator(RefusalReason.UNKNOWN_ASSET);
        } else if (!isName(list.symbol())) {
            refuseOperator(RefusalReason.NAME_INVALID);
        } else if (!areFeesInRange(list.makerFeeRate(), list.takerFeeRate())) {
            refuseOperator(RefusalReason.FEE_OUT_OF_RANGE);
        } else {
            listScaled(list, base, quote);
        }
    }

    private void listScaled(Command.ListInstrument list, Asset base, Asset quote) {
        BigDecimal tick = BigDecimal.valueOf(list.tickMantissa(), list.tickScale());
        BigDecimal lot = BigDecimal.valueOf(list.lotMantissa(), list.lotScale());
        BigInteger quoteUnits = wholeUnits(tick.multiply(lot), quote.decimals());
        BigInteger baseUnits = wholeUnits(lot, base.decimals());
        boolean isInScale =
                tick.signum() > 0
                        && lot.signum() > 0
                        && list.tickScale() <= 18
                        && list.lotScale() <= 18
                        && isUnits(quoteUnits)
                        && isUnits(baseUnits);
        if (!isInScale) {
            refuseOperator(RefusalReason.SCALE_NOT_EXACT);
            return;
        }
        BigInteger affordable = MAX_ORDER_UNITS.divide(quoteUnits);
        BigInteger maxPrice =
                list.maxPriceTicks() == 0
                        ? affordable.min(BigInteger.valueOf(100_000_000))
                        : BigInteger.valueOf(list.maxPriceTicks());
        boolean isPriceBounded =
                maxPrice.signum() > 0
                        && maxPrice.compareTo(affordable) <= 0
                        && maxPrice.bitLength() <= 40 + (maxPrice.bitCount() == 1 ? 1 : 0);
        if (!isPriceBounded) {
            refuseOperator(RefusalReason.LIMITS_OVERFLOW);
            return;
        }
        BigInteger largest = affordable.divide(maxPrice).min(MAX_ORDER_UNITS.divide(baseUnits));
        BigInteger maxQuantity =
                list.maxQuantityLots() == 0 ? largest : BigInteger.valueOf(list.maxQuantityLots());
        BigInteger minimum = BigInteger.valueOf(list.minNotionalUnits());
        boolean isBounded =
                maxQuantity.signum() > 0
                        && maxQuantity.compareTo(largest) <= 0
                        && minimum.signum() >= 0
                        && minimum.compareTo(MAX_ORDER_UNITS) <= 0;
        if (!isBounded) {
            refuseOperator(RefusalReason.LIMITS_OVERFLOW);
            return;
        }
        open(
                new NaiveInstrument(
                        state.instruments.size(),
                        list,
                        base.id(),
                        quote.id(),
                        quoteUnits,
                        baseUnits,
                        maxPrice.longValueExact(),
                        maxQuantity.longValueExact()));
    }

    private void open(NaiveInstrument instrument) {
        Command.ListInstrument terms = instrument.terms;
        state.instruments.add(instrument);
        state.facts.add(
                new Fact.InstrumentListed(
                        instrument.id,
                        terms.symbol(),
                        instrument.baseAssetId,
                        instrument.quoteAssetId,
                        terms.tickMantissa(),
                        terms.tickScale(),
                        terms.lotMantissa(),
                        terms.lotScale(),
                        instrument.quoteUnitsPerTickLot.longValueExact(),
                        instrument.baseUnitsPerLot.longValueExact(),
                        terms.minNotionalUnits(),
                        instrument.maxPriceTicks,
                        instrument.maxQuantityLots,
                        terms.makerFeeRate(),
                        terms.takerFeeRate(),
                        InstrumentStatus.TRADING));
    }

    /** The value in smallest units, or zero when these are not whole. */
    private static BigInteger wholeUnits(BigDecimal value, int decimals) {
        try {
            return value.movePointRight(decimals).toBigIntegerExact();
        } catch (ArithmeticException broken) {
            return BigInteger.ZERO;
        }
    }

    private static boolean isUnits(BigInteger units) {
        return units.signum() > 0 && units.compareTo(MAX_ORDER_UNITS) <= 0;
    }

    void registerInvestor(Command.RegisterInvestor register) {
        step(register.bootstrapStep(), () -> registerNew(register));
    }

    private void registerNew(Command.RegisterInvestor register) {
        if (register.investorId() <= 0) {
            refuseOperator(RefusalReason.INVESTOR_ID_INVALID);
        } else if (state.investors.containsKey(register.investorId())) {
            refuseOperator(RefusalReason.INVESTOR_EXISTS);
        } else if (!isInRange(register.limits())) {
            refuseOperator(RefusalReason.LIMIT_OUT_OF_RANGE);
        } else {
            state.investors.put(register.investorId(), register.limits());
            state.facts.add(
                    new Fact.InvestorRegistered(
                            register.investorId(), register.limits(), register.key()));
        }
    }

    private static boolean isInRange(Limits limits) {
        return limits.standardPerMinute() >= 0
                && limits.standardPerMinute() <= 10_000
                && limits.bulkPerMinute() >= 0
                && limits.bulkPerMinute() <= 10_000
                && limits.maxOpenOrders() >= 1
                && limits.maxOpenOrders() <= 1_000_000;
    }

    void changeCredential(Command.ChangeCredential change) {
        if (!state.investors.containsKey(change.investorId())) {
            refuseOperator(RefusalReason.UNKNOWN_INVESTOR);
        } else {
            state.facts.add(new Fact.CredentialChanged(change.investorId(), change.key()));
        }
    }

    void changeLimits(Command.ChangeLimits change) {
        if (!state.investors.containsKey(change.investorId())) {
            refuseOperator(RefusalReason.UNKNOWN_INVESTOR);
        } else if (!isInRange(change.limits())) {
            refuseOperator(RefusalReason.LIMIT_OUT_OF_RANGE);
        } else {
            state.investors.put(change.investorId(), change.limits());
            state.facts.add(new Fact.LimitsChanged(change.investorId(), change.limits()));
        }
    }

    void changeFees(Command.ChangeFees change) {
        if (change.instrumentId() < 0 || change.instrumentId() >= state.instruments.size()) {
            refuseOperator(RefusalReason.UNKNOWN_INSTRUMENT);
        } else if (!areFeesInRange(change.makerFeeRate(), change.takerFeeRate())) {
            refuseOperator(RefusalReason.FEE_OUT_OF_RANGE);
        } else {
            NaiveInstrument instrument = state.instruments.get(change.instrumentId());
            instrument.makerFeeRate = change.makerFeeRate();
            instrument.takerFeeRate = change.takerFeeRate();
            state.facts.add(
                    new Fact.FeesChanged(
                            change.instrumentId(), change.makerFeeRate(), change.takerFeeRate()));
        }
    }

    private static boolean areFeesInRange(int makerFeeRate, int takerFeeRate) {
        int whole = NaiveOrder.RATE_SCALE.intValueExact();
        return makerFeeRate <= whole
                && takerFeeRate <= whole
                && takerFeeRate >= 0
                && -(long) makerFeeRate <= takerFeeRate;
    }

    void changeStatus(Command.ChangeInstrumentStatus change) {
        if (change.instrumentId() < 0 || change.instrumentId() >= state.instruments.size()) {
            refuseOperator(RefusalReason.UNKNOWN_INSTRUMENT);
        } else {
            state.instruments.get(change.instrumentId()).status = change.status();
            state.facts.add(
                    new Fact.InstrumentStatusChanged(change.instrumentId(), change.status()));
        }
    }

    void transfer(Command.Transfer transfer) {
        step(transfer.bootstrapStep(), () -> transferKnown(transfer));
    }

    private void transferKnown(Command.Transfer transfer) {
        Asset asset = asset(transfer.asset());
        if (!state.investors.containsKey(transfer.investorId())) {
            refuseOperator(RefusalReason.UNKNOWN_INVESTOR);
        } else if (asset == null) {
            refuseOperator(RefusalReason.UNKNOWN_ASSET);
        } else {
            transfer(transfer, asset.id());
        }
    }

    private void transfer(Command.Transfer transfer, int assetId) {
        BigInteger delta = BigInteger.valueOf(transfer.deltaUnits());
        BigInteger inside = requireNonNull(external.get(assetId)).add(delta);
        Account account = state.accounts.of(transfer.investorId(), assetId);
        if (delta.signum() == 0
                || delta.negate().compareTo(MAX_EXTERNAL_UNITS) > 0
                || inside.compareTo(MAX_EXTERNAL_UNITS) > 0) {
            refuseOperator(RefusalReason.AMOUNT_OUT_OF_RANGE);
        } else if (account.available().add(delta).signum() < 0) {
            refuseOperator(RefusalReason.INSUFFICIENT_BALANCE);
        } else {
            external.put(assetId, inside);
            account.total = account.total.add(delta);
            state.facts.add(
                    new Fact.Transferred(
                            ++lastTransferId,
                            transfer.investorId(),
                            assetId,
                            transfer.deltaUnits()));
        }
    }

    void completeBootstrap(Command.CompleteBootstrap complete) {
        if (complete.bootstrapStep() == 0) {
            refuseOperator(RefusalReason.OUT_OF_SEQUENCE);
            return;
        }
        step(
                complete.bootstrapStep(),
                () -> state.facts.add(new Fact.BootstrapCompleted(complete.fileHash())));
        if (state.facts.getFirst() instanceof Fact.BootstrapCompleted) {
            bootstrapSteps = -1;
        }
    }

    private void refuseOperator(RefusalReason reason) {
        state.facts.add(new Fact.OperatorCommandRefused(reason));
    }
}
