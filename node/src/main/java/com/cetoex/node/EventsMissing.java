package com.cetoex.node;

import io.aeron.archive.client.ArchiveException;

/** No reader can go on at the position that it asked for: no recorded batch begins there. */
public final class EventsMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isRemoved;

    private EventsMissing(String message, boolean isRemoved) {
        super(message);
        this.isRemoved = isRemoved;
    }

    static EventsMissing removed(long startPosition, long position) {
        return new EventsMissing(
                "the recorded events before position "
                        + startPosition
                        + " were removed, and those behind "
                        + position
                        + " are asked for",
                true);
    }

    static EventsMissing noBatchAt(long position, ArchiveException cause) {
        EventsMissing missing =
                new EventsMissing("no recorded batch begins at position " + position, false);
        missing.initCause(cause);
        return missing;
    }

    /** Tells whether there was one, which was removed; else there never was. */
    public boolean isRemoved() {
        return isRemoved;
    }
}
