package com.cetoex.engine;

import com.cetoex.protocol.ProtocolLimits;
import com.cetoex.protocol.Text;
import com.cetoex.protocol.sbe.ListAssetDecoder;
import com.cetoex.protocol.sbe.RefusalReason;

/** Makes an asset known. */
final class ListAssetHandler {
    private final EngineState state;
    private final BootstrapSteps steps;
    private final EventPublisher events;

    ListAssetHandler(EngineState state, BootstrapSteps steps, EventPublisher events) {
        this.state = state;
        this.steps = steps;
        this.events = events;
    }

    void onListAsset(ListAssetDecoder command) {
        String name = command.name();
        RefusalReason reason = check(command, name);
        if (reason != RefusalReason.NONE) {
            events.operatorCommandRefused(reason);
            return;
        }
        Assets.Asset asset = state.assets.add(name, command.decimals());
        state.ledger.addAsset(asset.id());
        steps.applied(command.bootstrapStep());
        events.assetListed(asset);
    }

    private RefusalReason check(ListAssetDecoder command, String name) {
        RefusalReason step = steps.judge(command.bootstrapStep());
        if (step != RefusalReason.NONE) {
            return step;
        }
        if (!Text.isName(name)) {
            return RefusalReason.NAME_INVALID;
        }
        if (state.assets.find(name) != null) {
            return RefusalReason.ASSET_EXISTS;
        }
        if (command.decimals() > ProtocolLimits.MAX_SCALE) {
            return RefusalReason.AMOUNT_OUT_OF_RANGE;
        }
        return state.assets.isFull() ? RefusalReason.CAPACITY_REACHED : RefusalReason.NONE;
    }
}
