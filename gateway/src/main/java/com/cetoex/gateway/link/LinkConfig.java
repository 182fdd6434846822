package com.cetoex.gateway.link;

import com.cetoex.protocol.Doorbell;
import java.time.Duration;

/**
 * Where the exchange is reached, and how patient a link is.
 *
 * @param aeronFolder the media driver's folder
 * @param ingressChannel takes commands
 * @param ingressStreamId of the commands
 * @param egressChannel tells sessions that they are open, or closed
 * @param egressStreamId of what is told to sessions
 * @param liveEventsChannel carries images of the state and the events that follow them
 * @param liveEventsStreamId of the live events
 * @param ingressBell is rung when commands were sent
 * @param liveEventsBell wakes the link
 * @param queueCapacity commands that may wait to be sent; a power of two
 * @param sendLimit how long a command may wait to be sent
 * @param answerLimit how long a command is given from its submission to its answer
 * @param heartbeatInterval between two heartbeats through the log
 */
public record LinkConfig(
        String aeronFolder,
        String ingressChannel,
        int ingressStreamId,
        String egressChannel,
        int egressStreamId,
        String liveEventsChannel,
        int liveEventsStreamId,
        Doorbell ingressBell,
        Doorbell liveEventsBell,
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
    public static LinkConfig to(
            String aeronFolder,
            String ingressChannel,
            int ingressStreamId,
            String egressChannel,
            int egressStreamId,
            String liveEventsChannel,
            int liveEventsStreamId,
            Doorbell ingressBell,
            Doorbell liveEventsBell) {
        return new LinkConfig(
                aeronFolder,
                ingressChannel,
                ingressStreamId,
                egressChannel,
                egressStreamId,
                liveEventsChannel,
                liveEventsStreamId,
                ingressBell,
                liveEventsBell,
                DEFAULT_QUEUE_CAPACITY,
                DEFAULT_SEND_LIMIT,
                DEFAULT_ANSWER_LIMIT,
                DEFAULT_HEARTBEAT_INTERVAL);
    }
}
