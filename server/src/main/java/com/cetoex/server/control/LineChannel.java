package com.cetoex.server.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Reads and writes lines of limited length within limited time: neither side can make the other
 * wait or grow for ever. For one thread, and another one to close it.
 */
final class LineChannel implements AutoCloseable {
    private static final int BUFFER_LENGTH = 4 * 1024;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final ByteBuffer read = ByteBuffer.allocate(BUFFER_LENGTH).flip();

    LineChannel(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        selector = Selector.open();
        key = channel.register(selector, 0);
    }

    /**
     * The next line without its end.
     *
     * @throws ControlFault when it is too long
     */
    String readLine(int maxBytes, Duration limit) throws IOException {
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        ByteBuffer line = ByteBuffer.allocate(maxBytes);
        while (true) {
            while (read.hasRemaining()) {
                byte next = read.get();
                if (next == '\n') {
                    return UTF_8.decode(line.flip()).toString();
                }
                if (!line.hasRemaining()) {
                    throw new ControlFault("expected at most " + maxBytes + " bytes in a line");
                }
                line.put(next);
            }
            fill(deadlineNanos);
        }
    }

    private void fill(long deadlineNanos) throws IOException {
        await(SelectionKey.OP_READ, deadlineNanos);
        read.clear();
        int count = channel.read(read);
        read.flip();
        if (count < 0) {
            throw new EOFException("the other side closed the connection");
        }
    }

    void writeLine(String line, Duration limit) throws IOException {
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        ByteBuffer bytes = UTF_8.encode(line + "\n");
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, deadlineNanos);
            }
        }
    }

    private void await(int operation, long deadlineNanos) throws IOException {
        long leftMillis = (deadlineNanos - System.nanoTime()) / 1_000_000;
        key.interestOps(operation);
        if (leftMillis <= 0 || selector.select(leftMillis) == 0) {
            if (!channel.isOpen()) {
                throw new EOFException("the connection was closed");
            }
            throw new SocketTimeoutException("the other side was silent for too long");
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        selector.close();
    }
}
