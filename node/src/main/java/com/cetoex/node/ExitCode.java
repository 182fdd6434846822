package com.cetoex.node;

/** The status with which a process that hosts a node ends, so that an operator can tell why. */
public enum ExitCode {
    /** It was asked to end, and wrote a snapshot. */
    STOPPED(0),
    /** It did not start: the folder is in use, or what is in it is damaged. */
    REFUSED(1),
    /** The engine broke one of its own rules; nothing after that command was applied. */
    ENGINE_BROKEN(70),
    /** A thread of the node died, or its log no longer moves. */
    AGENT_DIED(71),
    /** The disk refused a write, or has no room to start on. */
    STORAGE_FAILED(74);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    /** The process's exit status. */
    public int status() {
        return status;
    }
}
