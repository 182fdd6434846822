package com.cetoex.benchmarks.rest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Many keep-alive connections to one server, all on one thread, in a closed loop. */
final class LoadGenerator implements AutoCloseable {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();

    /** Connects once for each conversation. */
    LoadGenerator(int port, List<? extends Conversation> conversations) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        selector = Selector.open();
        for (Conversation conversation : conversations) {
            connections.add(new Connection(address, selector, conversation));
        }
    }

    /** Answers in a time. */
    record Load(long answers, double perSecond) {}

    /** Loads the server for a while; the last answers are awaited. */
    Load run(Duration duration, Histogram nanos) throws IOException {
        long began = System.nanoTime();
        long end = began + duration.toNanos();
        for (Connection connection : connections) {
            connection.send();
        }
        int underWay = connections.size();
        long answers = 0;
        while (underWay > 0) {
            selector.select();
            boolean isOver = System.nanoTime() - end >= 0;
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = (Connection) key.attachment();
                long took = connection.receive();
                if (took > 0) {
                    answers++;
                    nanos.recordValue(took);
                    if (isOver) {
                        underWay--;
                    } else {
                        connection.send();
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return new Load(answers, answers * NANOS_PER_SECOND / (System.nanoTime() - began));
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}
