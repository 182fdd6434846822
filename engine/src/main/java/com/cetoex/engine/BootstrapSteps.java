package com.cetoex.engine;

import static com.cetoex.engine.EngineState.BOOTSTRAP_COMPLETE;

import com.cetoex.protocol.sbe.RefusalReason;

/**
 * Lets every step of a bootstrap happen once, in its order, however often it is sent. One thread.
 */
final class BootstrapSteps {
    private final EngineState state;

    BootstrapSteps(EngineState state) {
        this.state = state;
    }

    /**
     * Judges a command by its step; NONE for the next step, and for step 0, which is no bootstrap.
     */
    RefusalReason judge(int step) {
        if (step == 0) {
            return RefusalReason.NONE;
        }
        if (state.bootstrapSteps == BOOTSTRAP_COMPLETE || step <= state.bootstrapSteps) {
            return RefusalReason.ALREADY_APPLIED;
        }
        return step == state.bootstrapSteps + 1
                ? RefusalReason.NONE
                : RefusalReason.OUT_OF_SEQUENCE;
    }

    /** Counts a step that is applied. */
    void applied(int step) {
        if (step != 0) {
            state.bootstrapSteps = step;
        }
    }

    /** No further step will be applied. */
    void complete() {
        state.bootstrapSteps = BOOTSTRAP_COMPLETE;
    }
}
