package com.cetoex.gateway.link;

import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.NodeChannels;
import com.cetoex.protocol.SteadyClock;
import io.aeron.Aeron;
import io.aeron.CncFileDescriptor;
import io.aeron.FragmentAssembler;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.cluster.client.AeronCluster;
import io.aeron.exceptions.AeronException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.ErrorHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to the exchange that comes up by itself, again and again: the media driver, then the
 * live events, then a session. In this order, because the opening of the session is what makes the
 * exchange publish the image. One thread; no step waits for long.
 */
final class ClusterSession implements ExchangeSession {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterSession.class);

    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** A machine may be paused for this long; the node has the same patience. */
    private static final long DRIVER_TIMEOUT_MILLIS = TimeUnit.SECONDS.toMillis(30);

    /** An exchange that recovers answers when it is done; until then it is asked anew. */
    private static final long CONNECT_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final NodeChannels channels;
    private final FragmentAssembler events;
    private final ErrorHandler errorHandler;
    private @Nullable Aeron aeron;
    private @Nullable Subscription liveEvents;
    private AeronCluster.@Nullable AsyncConnect connecting;
    private @Nullable AeronCluster cluster;
    private long retryNanos = System.nanoTime();

    ClusterSession(NodeChannels channels, EventBatchHandler liveEvents, ErrorHandler errorHandler) {
        this.channels = channels;
        events =
                new FragmentAssembler(
                        (buffer, offset, length, header) ->
                                liveEvents.onBatch(buffer, offset, length));
        this.errorHandler = errorHandler;
    }

    @Override
    public boolean isOpen() {
        return cluster != null;
    }

    @Override
    public int poll(long nowNanos, int fragmentLimit) {
        if (aeron != null && aeron.isClosed()) {
            LOG.warn("Lost the media driver");
            close();
        }
        if (liveEvents == null) {
            return connectToDriver(nowNanos);
        }
        int work = invoke() + liveEvents.poll(events, fragmentLimit);
        if (cluster != null) {
            return work + pollSession(cluster);
        }
        return liveEvents.isConnected() ? work + openSession(nowNanos) : work;
    }

    private int invoke() {
        return aeron == null ? 0 : aeron.conductorAgentInvoker().invoke();
    }

    private int connectToDriver(long nowNanos) {
        if (nowNanos - retryNanos < 0) {
            return 0;
        }
        retryNanos = nowNanos + RETRY_NANOS;
        if (!isDriverThere()) {
            return 0;
        }
        try {
            Aeron client =
                    Aeron.connect(
                            new Aeron.Context()
                                    .epochClock(SteadyClock.INSTANCE)
                                    .aeronDirectoryName(channels.aeronFolder())
                                    .clientName("exchange-link")
                                    .driverTimeoutMs(DRIVER_TIMEOUT_MILLIS)
                                    .useConductorAgentInvoker(true)
                                    .errorHandler(errorHandler));
            aeron = client;
            liveEvents =
                    client.addSubscription(
                            channels.liveEventsChannel(), channels.liveEventsStreamId());
        } catch (AeronException e) {
            LOG.warn("No media driver in {}: {}", channels.aeronFolder(), e.getMessage());
            close();
        }
        return 1;
    }

    /** Connecting to a driver that is not there would take the thread for half a minute. */
    private boolean isDriverThere() {
        return Files.exists(Path.of(channels.aeronFolder(), CncFileDescriptor.CNC_FILE));
    }

    private int openSession(long nowNanos) {
        if (connecting == null) {
            if (nowNanos - retryNanos < 0 || aeron == null) {
                return 0;
            }
            connecting = AeronCluster.asyncConnect(context(aeron));
        }
        try {
            cluster = connecting.poll();
            if (cluster != null) {
                connecting = null;
                LOG.info("Session {} open", cluster.clusterSessionId());
                return 1;
            }
        } catch (AeronException e) {
            LOG.debug("No session yet: {}", e.getMessage());
            abandonSession(nowNanos);
        }
        return 0;
    }

    private AeronCluster.Context context(Aeron client) {
        return new AeronCluster.Context()
                .aeron(client)
                .ownsAeronClient(false)
                .ingressChannel(channels.ingressChannel())
                .ingressStreamId(channels.ingressStreamId())
                .egressChannel(channels.egressChannel())
                .egressStreamId(channels.egressStreamId())
                .messageTimeoutNs(CONNECT_LIMIT_NANOS)
                .errorHandler(errorHandler);
    }

    private int pollSession(AeronCluster session) {
        int work = session.pollEgress();
        if (session.isClosed()) {
            LOG.warn("The exchange closed the session");
            abandonSession(System.nanoTime());
        }
        return work;
    }

    @Override
    public boolean offer(DirectBuffer command, int length) {
        if (cluster == null) {
            return false;
        }
        long result = cluster.offer(command, 0, length);
        if (result == Publication.NOT_CONNECTED
                || result == Publication.CLOSED
                || result == Publication.MAX_POSITION_EXCEEDED) {
            LOG.warn("Lost the session: {}", Publication.errorString(result));
            abandonSession(System.nanoTime());
        }
        return result > 0;
    }

    @Override
    public void abandonSession(long nowNanos) {
        CloseHelper.quietCloseAll(connecting, cluster);
        connecting = null;
        cluster = null;
        retryNanos = nowNanos + RETRY_NANOS;
    }

    @Override
    public void close() {
        abandonSession(System.nanoTime());
        CloseHelper.quietCloseAll(liveEvents, aeron);
        liveEvents = null;
        aeron = null;
    }
}
