package com.cetoex.gateway.link;

import com.cetoex.protocol.NodeChannels;
import java.time.Duration;

/**
 * Where the exchange is reached, and how patient a link is.
 *
 * @param channels as the node names them
 * @param queueCapacity commands that may wait to be sent; a power of two
 * @param sendLimit how long a command may wait to be sent
 * @param answerLimit how long a command is given from its submission to its answer
 * @param heartbeatInterval between two heartbeats through the log
 */
public record LinkConfig(
        NodeChannels channels,
        int queueCapacity,
        Duration sendLimit,
        Duration answerLimit,
        Duration heartbeatInterval) {
    /** A tenth of a second's work at the measured rate of commands. */
    private static final int DEFAULT_QUEUE_CAPACITY = 16 * 1024;

    /** Long enough to open a session again. */
    private static final Duration DEFAULT_SEND_LIMIT = Duration.ofSeconds(1);

    /** Half of what a client is given for its request (contract, 408). */
    private static final Duration DEFAULT_ANSWER_LIMIT = Duration.ofSeconds(5);

    private static final Duration DEFAULT_HEARTBEAT_INTERVAL = Duration.ofMillis(500);

    /** A link with the default patience. */
    public static LinkConfig to(NodeChannels channels) {
        return new LinkConfig(
                channels,
                DEFAULT_QUEUE_CAPACITY,
                DEFAULT_SEND_LIMIT,
                DEFAULT_ANSWER_LIMIT,
                DEFAULT_HEARTBEAT_INTERVAL);
    }

    /** The same link, with another time for a command's answer. */
    public LinkConfig withAnswerLimit(Duration limit) {
        return new LinkConfig(channels, queueCapacity, sendLimit, limit, heartbeatInterval);
    }
}
