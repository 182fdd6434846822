package com.cetoex.engine;

import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.RegisterInvestorDecoder;

/** Makes an investor known, with credential and limits. */
final class RegisterInvestorHandler {
    private final EngineState state;
    private final BootstrapSteps steps;
    private final EventPublisher events;

    RegisterInvestorHandler(EngineState state, BootstrapSteps steps, EventPublisher events) {
        this.state = state;
        this.steps = steps;
        this.events = events;
    }

    void onRegisterInvestor(RegisterInvestorDecoder command) {
        RequestLimits limits =
                new RequestLimits(
                        command.standardPerMinute(),
                        command.bulkPerMinute(),
                        command.maxOpenOrders());
        RefusalReason reason = check(command, limits);
        if (reason != RefusalReason.NONE) {
            events.operatorCommandRefused(reason);
            return;
        }
        Investor investor = state.investors.add(command.investorId());
        limits.giveTo(investor);
        command.getKeySalt(investor.keySalt, 0, Investor.SALT_LENGTH);
        command.getKeyHash(investor.keyHash, 0, Investor.HASH_LENGTH);
        steps.applied(command.bootstrapStep());
        events.investorRegistered(investor);
    }

    private RefusalReason check(RegisterInvestorDecoder command, RequestLimits limits) {
        RefusalReason step = steps.judge(command.bootstrapStep());
        if (step != RefusalReason.NONE) {
            return step;
        }
        if (command.investorId() <= 0) {
            return RefusalReason.INVESTOR_ID_INVALID;
        }
        if (state.investors.find(command.investorId()) != null) {
            return RefusalReason.INVESTOR_EXISTS;
        }
        if (!limits.areAllowed()) {
            return RefusalReason.LIMIT_OUT_OF_RANGE;
        }
        return state.investors.isFull() ? RefusalReason.CAPACITY_REACHED : RefusalReason.NONE;
    }
}
