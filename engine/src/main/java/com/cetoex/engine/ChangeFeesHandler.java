package com.cetoex.engine;

import com.cetoex.protocol.sbe.ChangeFeesDecoder;
import com.cetoex.protocol.sbe.RefusalReason;

/** Sets an instrument's rates; orders accepted before keep the rates they were accepted under. */
final class ChangeFeesHandler {
    private final EngineState state;
    private final EventPublisher events;

    ChangeFeesHandler(EngineState state, EventPublisher events) {
        this.state = state;
        this.events = events;
    }

    void onChangeFees(ChangeFeesDecoder command) {
        Instrument instrument = state.findInstrument(command.instrumentId());
        int makerFeeRate = command.makerFeeRate();
        int takerFeeRate = command.takerFeeRate();
        if (instrument == null) {
            events.operatorCommandRefused(RefusalReason.UNKNOWN_INSTRUMENT);
        } else if (!Listing.areRatesAllowed(makerFeeRate, takerFeeRate)) {
            events.operatorCommandRefused(RefusalReason.FEE_OUT_OF_RANGE);
        } else {
            instrument.makerFeeRate = makerFeeRate;
            instrument.takerFeeRate = takerFeeRate;
            events.feesChanged(instrument);
        }
    }
}
