package com.cetoex.engine;

import com.cetoex.protocol.sbe.ListInstrumentDecoder;
import com.cetoex.protocol.sbe.RefusalReason;

/** Opens a market. */
final class ListInstrumentHandler {
    private final EngineState state;
    private final BootstrapSteps steps;
    private final EventPublisher events;

    ListInstrumentHandler(EngineState state, BootstrapSteps steps, EventPublisher events) {
        this.state = state;
        this.steps = steps;
        this.events = events;
    }

    void onListInstrument(ListInstrumentDecoder command) {
        Listing listing = listing(command);
        RefusalReason reason = check(command, listing);
        if (reason != RefusalReason.NONE) {
            events.operatorCommandRefused(reason);
            return;
        }
        Instrument instrument = state.addInstrument(listing);
        steps.applied(command.bootstrapStep());
        events.instrumentListed(instrument);
    }

    private RefusalReason check(ListInstrumentDecoder command, Listing listing) {
        RefusalReason step = steps.judge(command.bootstrapStep());
        if (step != RefusalReason.NONE) {
            return step;
        }
        if (state.findInstrument(listing.symbol) != null) {
            return RefusalReason.INSTRUMENT_EXISTS;
        }
        Assets.Asset base = state.assets.find(command.baseAsset());
        Assets.Asset quote = state.assets.find(command.quoteAsset());
        if (base == null || quote == null || base.equals(quote)) {
            return RefusalReason.UNKNOWN_ASSET;
        }
        if (state.instruments.size() == EngineState.MAX_INSTRUMENTS) {
            return RefusalReason.CAPACITY_REACHED;
        }
        listing.baseAssetId = base.id();
        listing.quoteAssetId = quote.id();
        return listing.prove(base.decimals(), quote.decimals());
    }

    private static Listing listing(ListInstrumentDecoder command) {
        Listing listing = new Listing();
        listing.symbol = command.symbol();
        listing.tickMantissa = command.tickMantissa();
        listing.tickScale = command.tickScale();
        listing.lotMantissa = command.lotMantissa();
        listing.lotScale = command.lotScale();
        listing.minNotionalUnits = command.minNotionalUnits();
        listing.maxPriceTicks = command.maxPriceTicks();
        listing.maxQuantityLots = command.maxQuantityLots();
        listing.makerFeeRate = command.makerFeeRate();
        listing.takerFeeRate = command.takerFeeRate();
        return listing;
    }
}
