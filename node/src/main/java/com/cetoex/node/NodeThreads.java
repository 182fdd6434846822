package com.cetoex.node;

import com.cetoex.protocol.TimeSlice;
import java.util.concurrent.ThreadFactory;

/**
 * Makes the threads of Aeron's parts, none of which may end before the node does. A thread ends
 * unheard of when even its error handler fails, as it does when the disk is full.
 */
final class NodeThreads implements ThreadFactory {
    private final NodeDeath death;

    NodeThreads(NodeDeath death) {
        this.death = death;
    }

    @Override
    public Thread newThread(Runnable agent) {
        return Thread.ofPlatform()
                .uncaughtExceptionHandler((thread, error) -> death.onError(error))
                .unstarted(
                        () -> {
                            TimeSlice.shorten();
                            agent.run();
                            death.onTermination(Thread.currentThread().getName());
                        });
    }
}
