package com.cetoex.engine;

import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.TransferDecoder;

/** Deposits to an account, or withdraws what is available in it. */
final class TransferHandler {
    private final EngineState state;
    private final BootstrapSteps steps;
    private final EventPublisher events;

    TransferHandler(EngineState state, BootstrapSteps steps, EventPublisher events) {
        this.state = state;
        this.steps = steps;
        this.events = events;
    }

    void onTransfer(TransferDecoder command) {
        Investor investor = state.investors.find(command.investorId());
        Assets.Asset asset = state.assets.find(command.asset());
        RefusalReason step = steps.judge(command.bootstrapStep());
        if (step != RefusalReason.NONE) {
            events.operatorCommandRefused(step);
        } else if (investor == null) {
            events.operatorCommandRefused(RefusalReason.UNKNOWN_INVESTOR);
        } else if (asset == null) {
            events.operatorCommandRefused(RefusalReason.UNKNOWN_ASSET);
        } else {
            transfer(command, investor, asset.id());
        }
    }

    private void transfer(TransferDecoder command, Investor investor, int assetId) {
        long deltaUnits = command.deltaUnits();
        RefusalReason reason = check(deltaUnits, investor, assetId);
        if (reason != RefusalReason.NONE) {
            events.operatorCommandRefused(reason);
            return;
        }
        int balance = state.ledger.balance(investor.index, assetId);
        state.ledger.post(balance, deltaUnits);
        state.ledger.postExternal(assetId, deltaUnits);
        steps.applied(command.bootstrapStep());
        events.transferred(++state.lastTransferId, balance, deltaUnits);
    }

    private RefusalReason check(long deltaUnits, Investor investor, int assetId) {
        if (deltaUnits == 0 || deltaUnits < -Ledger.MAX_EXTERNAL_UNITS) {
            return RefusalReason.AMOUNT_OUT_OF_RANGE;
        }
        if (deltaUnits > Ledger.MAX_EXTERNAL_UNITS - state.ledger.externalUnits(assetId)) {
            return RefusalReason.AMOUNT_OUT_OF_RANGE;
        }
        long available = state.ledger.availableUnits(state.ledger.find(investor.index, assetId));
        return available + deltaUnits < 0 ? RefusalReason.INSUFFICIENT_BALANCE : RefusalReason.NONE;
    }
}
