package com.cetoex.node;

import com.cetoex.protocol.Doorbell;

/**
 * Where a gateway in this process reaches the node.
 *
 * @param aeronFolder the media driver's folder
 * @param ingressChannel takes commands
 * @param ingressStreamId of the commands
 * @param egressChannel tells sessions that they are open, or closed
 * @param egressStreamId of what is told to sessions
 * @param liveEventsChannel carries images of the state and the events that follow them
 * @param liveEventsStreamId of the live events
 * @param ingressBell is rung when there are commands
 * @param liveEventsBell is rung by the node when there may be events
 */
public record NodeChannels(
        String aeronFolder,
        String ingressChannel,
        int ingressStreamId,
        String egressChannel,
        int egressStreamId,
        String liveEventsChannel,
        int liveEventsStreamId,
        Doorbell ingressBell,
        Doorbell liveEventsBell) {}
