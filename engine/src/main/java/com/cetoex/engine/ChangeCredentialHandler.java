package com.cetoex.engine;

import com.cetoex.protocol.sbe.ChangeCredentialDecoder;
import com.cetoex.protocol.sbe.RefusalReason;

/** Replaces an investor's API key. */
final class ChangeCredentialHandler {
    private final EngineState state;
    private final EventPublisher events;

    ChangeCredentialHandler(EngineState state, EventPublisher events) {
        this.state = state;
        this.events = events;
    }

    void onChangeCredential(ChangeCredentialDecoder command) {
        Investor investor = state.investors.find(command.investorId());
        if (investor == null) {
            events.operatorCommandRefused(RefusalReason.UNKNOWN_INVESTOR);
            return;
        }
        command.getKeySalt(investor.keySalt, 0, Investor.SALT_LENGTH);
        command.getKeyHash(investor.keyHash, 0, Investor.HASH_LENGTH);
        events.credentialChanged(investor);
    }
}
