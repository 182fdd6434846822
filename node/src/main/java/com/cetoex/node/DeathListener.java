package com.cetoex.node;

/** Is told, once, that a node can serve no more. */
@FunctionalInterface
public interface DeathListener {
    /**
     * Takes the cause of death, on a thread of the node. The process should halt with the code's
     * status: what is acknowledged is safe, and nothing else can be made safe any more.
     */
    void onDeath(ExitCode code, Throwable cause);
}
