package com.cetoex.server.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import jdk.net.ExtendedSocketOptions;
import org.agrona.CloseHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on the control socket of a running exchange, on threads of its own.
 *
 * <p>Only the exchange's own user, and root, can connect. What a connection may cost is limited:
 * the length of its line, its time, and how many there are.
 */
public final class ControlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

    /** An operator has two hands. */
    private static final int MAX_CONNECTIONS = 8;

    private final Path socket;
    private final ServerSocketChannel server;
    private final UserPrincipal owner;
    private final OperatedExchange exchange;
    private final Semaphore free = new Semaphore(MAX_CONNECTIONS);
    private final Set<AutoCloseable> connections = ConcurrentHashMap.newKeySet();

    private ControlServer(Path folder, OperatedExchange exchange) throws IOException {
        this.exchange = exchange;
        socket = ControlSocket.in(folder);
        Files.deleteIfExists(socket);
        server = ServerSocketChannel.open(ControlSocket.FAMILY);
        try {
            server.bind(ControlSocket.addressIn(folder));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            owner = Files.getOwner(socket);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Opens the socket in a data folder whose lock this process has; one that a dead process left
     * is removed.
     *
     * @return empty when the system refuses, as it does when the path is longer than about 100
     *     bytes: the exchange then works without
     */
    public static Optional<ControlServer> open(Path folder, OperatedExchange exchange) {
        try {
            ControlServer server = new ControlServer(folder, exchange);
            Thread.ofPlatform().name("control").daemon().start(server::acceptAll);
            return Optional.of(server);
        } catch (IOException e) {
            LOG.warn(
                    "There is no control socket, so that ./cetoex snapshot and a backup while running"
                            + " are not possible: {} {}",
                    ControlSocket.in(folder),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private void acceptAll() {
        try {
            while (true) {
                free.acquire();
                SocketChannel channel = server.accept();
                Thread.ofPlatform().name("control-session").daemon().start(() -> serve(channel));
            }
        } catch (ClosedChannelException end) {
            LOG.debug("No more connections of operators");
        } catch (IOException e) {
            LOG.warn("The control socket takes no more connections", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(SocketChannel channel) {
        connections.add(channel);
        try (channel) {
            if (isAllowed(channel)) {
                try (LineChannel lines = new LineChannel(channel)) {
                    new ControlSession(lines, exchange).run();
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("A connection of an operator broke off: {}", e.toString());
        } finally {
            connections.remove(channel);
            free.release();
        }
    }

    /** Between its making and its change of mode the socket might have been another's to open. */
    private boolean isAllowed(SocketChannel channel) throws IOException {
        UserPrincipal user = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
        return user.equals(owner) || user.getName().equals("root");
    }

    /** Takes no more connections and ends those that are open. */
    @Override
    public void close() {
        CloseHelper.quietCloseAll(server);
        CloseHelper.quietCloseAll(connections);
        try {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            LOG.debug("The socket stays", e);
        }
    }
}
