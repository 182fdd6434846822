package com.cetoex.engine;

import com.cetoex.protocol.sbe.ChangeInstrumentStatusDecoder;
import com.cetoex.protocol.sbe.RefusalReason;

/** Halts an instrument, whose orders can then only be cancelled, or lets it trade again. */
final class ChangeInstrumentStatusHandler {
    private final EngineState state;
    private final EventPublisher events;

    ChangeInstrumentStatusHandler(EngineState state, EventPublisher events) {
        this.state = state;
        this.events = events;
    }

    void onChangeInstrumentStatus(ChangeInstrumentStatusDecoder command) {
        Instrument instrument = state.findInstrument(command.instrumentId());
        if (instrument == null) {
            events.operatorCommandRefused(RefusalReason.UNKNOWN_INSTRUMENT);
        } else {
            instrument.status = command.status();
            events.instrumentStatusChanged(instrument);
        }
    }
}
