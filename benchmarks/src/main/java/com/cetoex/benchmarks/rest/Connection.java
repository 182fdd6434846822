package com.cetoex.benchmarks.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;

/** One keep-alive connection; a request goes out when the answer before is whole. */
final class Connection {
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final byte[] SUCCESS = "HTTP/1.1 200 ".getBytes(US_ASCII);
    private static final byte[] LENGTH_FIELD = "\r\ncontent-length:".getBytes(US_ASCII);
    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(US_ASCII);

    private final SocketChannel channel;
    private final byte[] answer = new byte[LARGEST_ANSWER];
    private final ByteBuffer incoming = ByteBuffer.wrap(answer);
    private Conversation conversation = new Replayed(List.of());
    private long intendedNanos;

    Connection(InetSocketAddress address, Selector selector) throws IOException {
        channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Lets the connection say something else from now on. */
    void converse(Conversation next) {
        conversation = next;
    }

    boolean hasNext() {
        return conversation.hasNext();
    }

    /**
     * Sends the conversation's next request.
     *
     * @param whenIntended the time that the answer's delay counts from
     */
    void send(long whenIntended) throws IOException {
        ByteBuffer request = ByteBuffer.wrap(conversation.nextRequest());
        intendedNanos = whenIntended;
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /**
     * Reads what has come; tells the nanoseconds since its intended time when the answer is whole,
     * else 0.
     */
    long receive() throws IOException {
        if (channel.read(incoming) < 0) {
            throw new IOException("expected an answer, was the end of the connection");
        }
        int length = incoming.position();
        int headEnd = indexOf(HEAD_END, length);
        if (headEnd < 0) {
            return 0;
        }
        int bodyOffset = headEnd + HEAD_END.length;
        int bodyLength = contentLength(headEnd);
        if (length < bodyOffset + bodyLength) {
            return 0;
        }
        long took = System.nanoTime() - intendedNanos;
        if (!Arrays.equals(SUCCESS, 0, SUCCESS.length, answer, 0, SUCCESS.length)) {
            throw new IllegalStateException(
                    "expected 200, was " + new String(answer, 0, length, US_ASCII));
        }
        conversation.onAnswer(answer, bodyOffset, bodyLength);
        incoming.clear();
        return took;
    }

    void close() throws IOException {
        channel.close();
    }

    private int contentLength(int headEnd) {
        int field = indexOf(LENGTH_FIELD, headEnd);
        if (field < 0) {
            throw new IllegalStateException(
                    "expected a Content-Length, was " + new String(answer, 0, headEnd, US_ASCII));
        }
        int length = 0;
        for (int i = field + LENGTH_FIELD.length; answer[i] != '\r'; i++) {
            if (answer[i] != ' ') {
                length = length * 10 + answer[i] - '0';
            }
        }
        return length;
    }

    /** Where lower-case letters stand for both cases. */
    private int indexOf(byte[] wanted, int length) {
        for (int i = 0; i <= length - wanted.length; i++) {
            int matched = 0;
            while (matched < wanted.length && lower(answer[i + matched]) == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return i;
            }
        }
        return -1;
    }

    private static byte lower(byte character) {
        return character >= 'A' && character <= 'Z' ? (byte) (character + 'a' - 'A') : character;
    }
}
