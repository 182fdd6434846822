package com.cetoex.projections.history;

/** How a history and its database get on, whatever they lag behind. */
public enum HistoryState {
    /** It is not attached to the stream yet, and nothing has failed. */
    OPENING("is being opened"),
    /** Its rows are proven to be of the stream, and it follows. */
    FOLLOWING("follows the recorded events"),
    /** The database is away, locked or full; it is tried again. */
    UNAVAILABLE("is away, locked or full"),
    /** The database is corrupt, of a newer version, or contradicts the stream. */
    DAMAGED("is damaged or of a newer version: run ./cetoex history rebuild"),
    /** Recorded events that it lacks were removed. */
    INCOMPLETE("lacks recorded events that were removed"),
    /** The database is of another stream, or ahead of this one. */
    FOREIGN("belongs to another exchange or is ahead of this log: run ./cetoex history rebuild");

    private final String sentence;

    HistoryState(String sentence) {
        this.sentence = sentence;
    }

    /** The rest of a sentence that begins with the database. */
    public String sentence() {
        return sentence;
    }

    /** Tells whether it works, or may at any moment. */
    public boolean isWell() {
        return this == OPENING || this == FOLLOWING;
    }
}
