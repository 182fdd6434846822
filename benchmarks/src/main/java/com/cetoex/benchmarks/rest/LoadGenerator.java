package com.cetoex.benchmarks.rest;

import com.cetoex.protocol.TimeSlice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Many keep-alive connections to one server, all on one thread.
 *
 * <p>The thread asks for short time slices: on the machine of the server it must not wait for a
 * core longer than a client on a machine of its own would.
 */
public final class LoadGenerator implements AutoCloseable {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Short against the times that are measured, long enough to leave the core to the server. */
    private static final long LONGEST_PARK_NANOS = 50_000;

    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();

    /** Connects to a port of this machine. */
    public LoadGenerator(int port, int connectionCount) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        TimeSlice.shorten();
        selector = Selector.open();
        for (int i = 0; i < connectionCount; i++) {
            connections.add(new Connection(address, selector));
        }
    }

    /** Answers in a time. */
    public record Load(long answers, Duration time) {
        /** Answers a second. */
        public double perSecond() {
            return answers * NANOS_PER_SECOND / time.toNanos();
        }
    }

    /** Lets each connection have a conversation of its own from now on; as many as connections. */
    public void converse(List<? extends Conversation> conversations) {
        for (int i = 0; i < connections.size(); i++) {
            connections.get(i).converse(conversations.get(i));
        }
    }

    /**
     * Loads the server in a closed loop, for a while or until nobody has anything to say; the last
     * answers are awaited.
     */
    public Load run(Duration limit, Histogram nanos) throws IOException {
        long began = System.nanoTime();
        int underWay = 0;
        for (Connection connection : connections) {
            if (connection.hasNext()) {
                connection.send(System.nanoTime());
                underWay++;
            }
        }
        long answers = 0;
        while (underWay > 0) {
            selector.select();
            boolean isOver = System.nanoTime() - began >= limit.toNanos();
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = (Connection) key.attachment();
                long took = connection.receive();
                if (took > 0) {
                    answers++;
                    nanos.recordValue(took);
                    if (isOver || !connection.hasNext()) {
                        underWay--;
                    } else {
                        connection.send(System.nanoTime());
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return new Load(answers, Duration.ofNanos(System.nanoTime() - began));
    }

    /**
     * Loads the server at a rate that does not depend on its answers: each request has an intended
     * time, and its delay counts from there, however long it waited for a connection.
     */
    public Load runOpen(double perSecond, Duration duration, Histogram nanos) throws IOException {
        Deque<Connection> idle = new ArrayDeque<>(connections);
        double intervalNanos = NANOS_PER_SECOND / perSecond;
        long planned = (long) (duration.toNanos() / intervalNanos);
        long began = System.nanoTime();
        long sent = 0;
        long answers = 0;
        while (answers < planned) {
            long now = System.nanoTime();
            long intended = began + (long) (sent * intervalNanos);
            while (sent < planned && intended <= now && !idle.isEmpty()) {
                idle.remove().send(intended);
                intended = began + (long) (++sent * intervalNanos);
            }
            int received = receiveReady(idle, nanos);
            answers += received;
            if (received == 0) {
                long untilNext = idle.isEmpty() ? LONGEST_PARK_NANOS : intended - System.nanoTime();
                if (untilNext > 0) {
                    LockSupport.parkNanos(Math.min(untilNext, LONGEST_PARK_NANOS));
                }
            }
        }
        return new Load(answers, Duration.ofNanos(System.nanoTime() - began));
    }

    private int receiveReady(Deque<Connection> idle, Histogram nanos) throws IOException {
        int received = 0;
        if (selector.selectNow() > 0) {
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = (Connection) key.attachment();
                long took = connection.receive();
                if (took > 0) {
                    nanos.recordValue(took);
                    idle.add(connection);
                    received++;
                }
            }
            selector.selectedKeys().clear();
        }
        return received;
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
