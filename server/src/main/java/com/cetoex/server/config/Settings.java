package com.cetoex.server.config;

import java.time.Duration;

/**
 * Everything that an operator may set, typed and checked; reference.conf explains each.
 *
 * @param http the front door
 * @param log the log of commands
 * @param history the SQL history
 * @param logging what the process tells
 */
public record Settings(Http http, Log log, History history, Logging logging) {

    /** The same, listening on another port. */
    public Settings withPort(int port) {
        Http other =
                new Http(
                        http.host(),
                        port,
                        http.eventLoops(),
                        http.failedLoginsPerMinute(),
                        http.commandTimeout());
        return new Settings(other, log, history, logging);
    }

    /**
     * The front door.
     *
     * @param host the address to listen on
     * @param port the port; 0 takes a free one
     * @param eventLoops threads that serve connections
     * @param failedLoginsPerMinute wrong credentials that one source address may send in any 60 s
     * @param commandTimeout how long a command may be under way before its outcome is unknown
     */
    public record Http(
            String host,
            int port,
            int eventLoops,
            int failedLoginsPerMinute,
            Duration commandTimeout) {}

    /**
     * The log of commands.
     *
     * @param durability what an answer guarantees
     * @param snapshotInterval time between two snapshots of the state
     * @param lowWaterBytes room on the disk below which no orders are taken
     * @param eventsKeptBytes recorded events beyond this are removed once the history has them; 0
     *     keeps all
     */
    public record Log(
            DurabilityPolicy durability,
            Duration snapshotInterval,
            long lowWaterBytes,
            long eventsKeptBytes) {}

    /** What an answer guarantees. */
    public enum DurabilityPolicy {
        /** The command is on the disk: it survives a power cut. */
        DISK,
        /** A majority of the members has the command in memory. */
        REPLICATED,
        /** The operating system has the command: it survives kill -9, and no power cut. */
        OS
    }

    /**
     * The SQL history.
     *
     * @param commitInterval shortest time between two commits that nobody waits for
     * @param commitRows rows after which a commit is due, idle or not
     * @param retryInterval time between two attempts after a fault of the database
     * @param database where it is kept
     */
    public record History(
            Duration commitInterval, int commitRows, Duration retryInterval, Database database) {}

    /** Where the SQL history is kept. */
    public sealed interface Database {}

    /** In a file of the data folder. */
    public record Sqlite() implements Database {}

    /**
     * In a PostgreSQL server.
     *
     * @param url as JDBC writes it, without user and password
     * @param user that the exchange is there
     * @param password of the user; never shown
     * @param poolSize queries at a time
     */
    public record Postgresql(String url, String user, String password, int poolSize)
            implements Database {
        @Override
        public String toString() {
            return "Postgresql[" + user + " at " + url + "]";
        }
    }

    /**
     * What the process tells.
     *
     * @param format text for people, or JSON, one object a line
     * @param level the least important that is told
     */
    public record Logging(LogFormat format, LogLevel level) {}

    /** How a line of the log is written. */
    public enum LogFormat {
        /** For people. */
        TEXT,
        /** For machines, one object a line. */
        JSON
    }

    /** How important a line of the log is. */
    public enum LogLevel {
        /** Something failed. */
        ERROR,
        /** Something needs a look. */
        WARN,
        /** What happens at start and end. */
        INFO,
        /** More than an operator needs. */
        DEBUG
    }
}
