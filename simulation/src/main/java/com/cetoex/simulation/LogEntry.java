package com.cetoex.simulation;

/** One entry of the log; two are the same only when they are one object. */
final class LogEntry {
    /** What an entry is for. */
    enum Kind {
        /** Gives the engine a command. */
        COMMAND,
        /** Opens the session of a gateway, which is given an image at this place. */
        SESSION,
        /** Begins the term of a leader. */
        TERM
    }

    final Kind kind;
    final long term;
    final long timeMillis;

    /** The command; empty in entries of other kinds. */
    final byte[] command;

    /** Which opening of which gateway's session; 0 in entries of other kinds. */
    final long line;

    private LogEntry(Kind kind, long term, long timeMillis, byte[] command, long line) {
        this.kind = kind;
        this.term = term;
        this.timeMillis = timeMillis;
        this.command = command;
        this.line = line;
    }

    static LogEntry command(long term, long timeMillis, byte[] command) {
        return new LogEntry(Kind.COMMAND, term, timeMillis, command, 0);
    }

    static LogEntry session(long term, long timeMillis, long line) {
        return new LogEntry(Kind.SESSION, term, timeMillis, new byte[0], line);
    }

    static LogEntry term(long term, long timeMillis) {
        return new LogEntry(Kind.TERM, term, timeMillis, new byte[0], 0);
    }
}
