package com.cetoex.server.bootstrap;

import com.cetoex.engine.Engine;
import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.OperatorCommandRefusedDecoder;
import com.cetoex.protocol.sbe.RefusalReason;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Applies a bootstrap to an engine of its own first, so that nothing is applied of a file that the
 * exchange would refuse.
 */
final class BootstrapRehearsal {
    private final EventBatchReader batch = new EventBatchReader();
    private final OperatorCommandRefusedDecoder refused = new OperatorCommandRefusedDecoder();
    private RefusalReason reason = RefusalReason.NONE;

    private BootstrapRehearsal() {}

    /**
     * Applies all steps in memory.
     *
     * @throws BootstrapFault at the first that is refused
     */
    static void check(List<BootstrapPlan.Step> steps) {
        new BootstrapRehearsal().apply(steps);
    }

    private void apply(List<BootstrapPlan.Step> steps) {
        Engine engine = new Engine(this::onBatch);
        long position = 0;
        for (BootstrapPlan.Step step : steps) {
            DirectBuffer command = step.command();
            position += command.capacity();
            engine.apply(1, position, command, 0, command.capacity());
            if (reason != RefusalReason.NONE) {
                throw new BootstrapFault(
                        "The bootstrap file is refused: "
                                + step.name()
                                + " cannot be applied, "
                                + reason
                                + ".");
            }
        }
    }

    private void onBatch(DirectBuffer buffer, int offset, int length) {
        batch.wrap(buffer, offset, length);
        while (batch.next()) {
            if (batch.templateId() == OperatorCommandRefusedDecoder.TEMPLATE_ID) {
                refused.wrap(
                        batch.buffer(), batch.bodyOffset(), batch.blockLength(), batch.version());
                reason = refused.reason();
            }
        }
    }
}
