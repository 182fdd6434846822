package com.cetoex.node;

/**
 * What an acknowledgement promises.
 *
 * <p>The names are those of the configuration and of {@code GET /status}.
 */
public enum Durability {
    /** On this machine's disk: survives a power cut of this machine alone. The default. */
    DISK(1),
    /** In the memory of a majority of machines: survives the loss of a minority of them. */
    REPLICATED(0),
    /** In the operating system's page cache: survives the process, not the power. */
    OS(0);

    private final int fileSyncLevel;

    Durability(int fileSyncLevel) {
        this.fileSyncLevel = fileSyncLevel;
    }

    /** How Aeron syncs files: 0 leaves it to the operating system, 1 forces every write. */
    int fileSyncLevel() {
        return fileSyncLevel;
    }
}
