package com.cetoex.engine;

import com.cetoex.protocol.sbe.ChangeLimitsDecoder;
import com.cetoex.protocol.sbe.RefusalReason;

/** Replaces an investor's limits; orders that are open stay, even above a new cap. */
final class ChangeLimitsHandler {
    private final EngineState state;
    private final EventPublisher events;

    ChangeLimitsHandler(EngineState state, EventPublisher events) {
        this.state = state;
        this.events = events;
    }

    void onChangeLimits(ChangeLimitsDecoder command) {
        Investor investor = state.investors.find(command.investorId());
        RequestLimits limits =
                new RequestLimits(
                        command.standardPerMinute(),
                        command.bulkPerMinute(),
                        command.maxOpenOrders());
        if (investor == null) {
            events.operatorCommandRefused(RefusalReason.UNKNOWN_INVESTOR);
        } else if (!limits.areAllowed()) {
            events.operatorCommandRefused(RefusalReason.LIMIT_OUT_OF_RANGE);
        } else {
            limits.giveTo(investor);
            events.limitsChanged(investor);
        }
    }
}
