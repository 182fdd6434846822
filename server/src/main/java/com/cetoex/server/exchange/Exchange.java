package com.cetoex.server.exchange;

import com.cetoex.gateway.GatewayConfig;
import com.cetoex.gateway.GatewayServer;
import com.cetoex.gateway.access.GatewayClock;
import com.cetoex.gateway.http.HttpLimits;
import com.cetoex.gateway.link.ExchangeLink;
import com.cetoex.gateway.link.LinkConfig;
import com.cetoex.node.DeathListener;
import com.cetoex.node.Durability;
import com.cetoex.node.ExchangeNode;
import com.cetoex.node.ExitCode;
import com.cetoex.node.NodeConfig;
import com.cetoex.node.NodeRefused;
import com.cetoex.projections.history.HistoryDatabase;
import com.cetoex.projections.history.HistoryQuery;
import com.cetoex.projections.live.LiveViews;
import com.cetoex.server.bootstrap.BootstrapApplier;
import com.cetoex.server.bootstrap.BootstrapFile;
import com.cetoex.server.config.ProductVersion;
import com.cetoex.server.config.Settings;
import com.cetoex.server.control.ControlServer;
import com.cetoex.server.control.OperatedExchange;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.CloseHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole exchange in this process: the node with its log, the live views, the SQL history and the
 * gateway's HTTP server.
 *
 * <p>The HTTP server opens first, and tells that the exchange recovers. {@link #launch} returns
 * when requests are answered. It ends by {@link #shutdown}, or by the death of one of its parts, of
 * which the listener is told.
 */
public final class Exchange implements AutoCloseable {
    /** Log that a start may have to apply; a snapshot is taken at that growth, too. */
    private static final long SNAPSHOT_LOG_BYTES = 256L * 1024 * 1024;

    /** A log that takes longer to apply is a fault. */
    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(10);

    /** Of the ten seconds that an end may take: for what is under way, and for the snapshot. */
    private static final Duration DRAIN_LIMIT = Duration.ofMillis(2_500);

    private static final Duration LINK_DRAIN_LIMIT = Duration.ofMillis(500);

    private static final Duration SNAPSHOT_LIMIT = Duration.ofSeconds(4);

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final LiveViews views = new LiveViews();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Settings settings;
    private final DeathListener onDeath;
    private final ExchangeNode node;
    private final ExchangeLink link;
    private final GatewayServer gateway;

    private Exchange(
            Path dataFolder,
            Settings settings,
            Optional<BootstrapFile> bootstrap,
            DeathListener onDeath) {
        this.settings = settings;
        this.onDeath = onDeath;
        HistoryDatabase database = HistoryFiles.database(dataFolder, settings.history());
        HistoryQuery history = database.query();
        ExchangeDoor door =
                new ExchangeDoor(new DiskGauge(dataFolder, settings.log().lowWaterBytes()));
        gateway = startGateway(history, door);
        parts.push(gateway);
        try {
            node = launchNode(dataFolder);
            parts.push(node);
            link = new ExchangeLink(linkConfig(), views, this::died);
            link.start();
            parts.push(link);
            follow(database);
            awaitReady();
            new BootstrapApplier(link, dataFolder).apply(bootstrap);
            MarketSeeder seeder = new MarketSeeder(link, views, history);
            parts.push(seeder);
            seeder.start();
            door.open(link);
            ControlServer.open(
                            dataFolder,
                            new OperatedExchange(dataFolder, node, database, address().toString()))
                    .ifPresent(parts::push);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void follow(HistoryDatabase database) {
        parts.push(database);
        parts.push(
                new HistoryAgent(
                        database,
                        new RecordedStream(
                                node::recordedEvents, link::isReady, node::releaseEvents),
                        settings.history(),
                        (thread, error) -> died(error)));
    }

    /**
     * Starts everything.
     *
     * @throws StartFailure with a sentence for the operator
     */
    public static Exchange launch(
            Path dataFolder,
            Settings settings,
            Optional<BootstrapFile> bootstrap,
            DeathListener onDeath) {
        int port = EarlyChecks.check(dataFolder, settings.http());
        EarlyChecks.make(dataFolder);
        return new Exchange(dataFolder, settings.withPort(port), bootstrap, onDeath);
    }

    private ExchangeNode launchNode(Path dataFolder) {
        NodeConfig config =
                new NodeConfig(
                        dataFolder,
                        Durability.valueOf(settings.log().durability().name()),
                        settings.log().snapshotInterval(),
                        SNAPSHOT_LOG_BYTES,
                        settings.log().eventsKeptBytes());
        try {
            return ExchangeNode.launch(config, onDeath);
        } catch (NodeRefused e) {
            throw new StartFailure("CetoEX did not start: " + e.getMessage() + ".", e);
        }
    }

    private LinkConfig linkConfig() {
        return LinkConfig.to(node.channels()).withAnswerLimit(settings.http().commandTimeout());
    }

    private GatewayServer startGateway(HistoryQuery history, ExchangeDoor door) {
        Settings.Http http = settings.http();
        GatewayConfig config =
                new GatewayConfig(
                        http.host(),
                        http.port(),
                        http.eventLoops(),
                        http.failedLoginsPerMinute(),
                        HttpLimits.DEFAULT,
                        ProductVersion.text(),
                        settings.log().durability().name().toLowerCase(Locale.ROOT),
                        GatewayClock.SYSTEM);
        try {
            return GatewayServer.start(config, views, history, door, door);
        } catch (IllegalStateException e) {
            throw EarlyChecks.portFailure(http, e);
        }
    }

    private void awaitReady() {
        long deadlineNanos = System.nanoTime() + RECOVERY_LIMIT.toNanos();
        while (!link.isReady()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new StartFailure("The log was not applied within " + RECOVERY_LIMIT + ".");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** Where the HTTP server listens. */
    public URI address() {
        return URI.create("http://" + settings.http().host() + ":" + gateway.port());
    }

    /** Markets that are listed. */
    public int marketCount() {
        return views.directory().instruments().size();
    }

    private void died(Throwable error) {
        onDeath.onDeath(ExitCode.AGENT_DIED, error);
    }

    /**
     * Lets no new request in, answers what is under way, takes a snapshot and ends.
     *
     * @return false when the snapshot was not finished; the log has everything
     */
    public boolean shutdown() {
        LOG.info("Stopping");
        if (!gateway.drain(DRAIN_LIMIT)) {
            LOG.warn("Some requests were not answered within {}", DRAIN_LIMIT);
        }
        link.drain(LINK_DRAIN_LIMIT);
        boolean isSnapshotTaken = endWithSnapshot();
        LOG.info("Stopped {} a snapshot", isSnapshotTaken ? "with" : "without");
        return isSnapshotTaken;
    }

    /** All others first: while the node takes its snapshot, the gateway still answers 503. */
    private boolean endWithSnapshot() {
        parts.removeFirstOccurrence(gateway);
        parts.removeLastOccurrence(node);
        CloseHelper.quietCloseAll(parts);
        parts.clear();
        boolean isSnapshotTaken = node.shutdown(SNAPSHOT_LIMIT);
        CloseHelper.quietClose(gateway);
        return isSnapshotTaken;
    }

    /** Ends without a snapshot. */
    @Override
    public void close() {
        CloseHelper.quietCloseAll(parts);
        parts.clear();
    }
}
