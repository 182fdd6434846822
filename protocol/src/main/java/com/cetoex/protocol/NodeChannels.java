package com.cetoex.protocol;

/**
 * Where a gateway in the node's process reaches the node.
 *
 * <p>The node says it, for as long as it runs; whoever talks to it takes it as it is. Channels are
 * Aeron's URIs, stream ids its numbers within a channel.
 *
 * @param aeronFolder path of the media driver's folder
 * @param ingressChannel takes commands
 * @param ingressStreamId of the commands
 * @param egressChannel tells sessions that they are open, or closed
 * @param egressStreamId of what is told to sessions
 * @param liveEventsChannel carries images of the state and the events that follow them
 * @param liveEventsStreamId of the live events
 * @param ingressBell is rung by the gateway when commands were sent
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
