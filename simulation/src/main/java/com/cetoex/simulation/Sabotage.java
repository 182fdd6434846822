package com.cetoex.simulation;

/** A fault put into a run on purpose, to prove that the run finds it. */
public enum Sabotage {
    /** Nothing is put in. */
    NONE,
    /** The leader applies and answers commands that no disk has yet. */
    ACKNOWLEDGES_BEFORE_SYNC,
    /** What a disk said it had is gone after a crash. */
    DISK_LIES,
    /** A client order id is lost on the way, so that the engine cannot know a resend. */
    FORGETS_CLIENT_ORDER_IDS,
    /** A gateway sends a command again that it knows nothing of. */
    GATEWAY_RESENDS,
    /** A gateway says that a command was not sent when it does not know. */
    GATEWAY_DENIES,
    /** A gateway answers before its views have the events. */
    ANSWERS_BEFORE_VIEWS,
    /** A batch of events never reaches a gateway's views. */
    VIEWS_MISS_A_BATCH,
    /** The order books of a gateway's views miss the balances that changed. */
    VIEWS_MISS_A_BALANCE,
    /** A restored engine passes over one command of the log. */
    REPLAY_SKIPS_A_COMMAND,
    /** A restored engine takes the commands of its log at other times than they have. */
    REPLAY_BY_THE_WALL_CLOCK,
    /** A snapshot is taken while the events before it are not forced to disk. */
    SNAPSHOT_BEFORE_EVENTS,
    /** A member without all committed commands may lead. */
    ANY_MEMBER_LEADS,
    /** The history's position is committed ahead of its rows. */
    HISTORY_COMMITS_AHEAD
}
