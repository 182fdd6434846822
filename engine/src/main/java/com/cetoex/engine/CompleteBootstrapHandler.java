package com.cetoex.engine;

import com.cetoex.protocol.sbe.CompleteBootstrapDecoder;
import com.cetoex.protocol.sbe.RefusalReason;

/** Ends the bootstrap; from then on no step of one is applied. */
final class CompleteBootstrapHandler {
    private final BootstrapSteps steps;
    private final EventPublisher events;
    private final byte[] fileHash = new byte[CompleteBootstrapDecoder.fileHashLength()];

    CompleteBootstrapHandler(BootstrapSteps steps, EventPublisher events) {
        this.steps = steps;
        this.events = events;
    }

    void onCompleteBootstrap(CompleteBootstrapDecoder command) {
        int step = command.bootstrapStep();
        RefusalReason reason = step == 0 ? RefusalReason.OUT_OF_SEQUENCE : steps.judge(step);
        if (reason != RefusalReason.NONE) {
            events.operatorCommandRefused(reason);
            return;
        }
        command.getFileHash(fileHash, 0, fileHash.length);
        steps.complete();
        events.bootstrapCompleted(fileHash);
    }
}
