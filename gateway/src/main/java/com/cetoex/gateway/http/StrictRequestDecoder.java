package com.cetoex.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Netty's decoder of requests, with the leniencies of RFC 9112 taken out: what two parsers could
 * read in two ways is a fault here. Checked in front of Netty are folded lines, bare line ends,
 * separators of the request line and chunk sizes; behind it the headers that frame a message.
 *
 * <p>After a fault every further byte of the connection is discarded.
 */
final class StrictRequestDecoder extends HttpRequestDecoder {
    /** Longest target of a request (contract, endpoints). */
    static final int MAX_URI_LENGTH = 8 * 1024;

    /** Most bytes of all headers (contract, endpoints). */
    static final int MAX_HEADERS_LENGTH = 16 * 1024;

    /** Most headers (contract, endpoints). */
    static final int MAX_HEADERS = 100;

    /** Method, version and spaces beside the target. */
    private static final int REST_OF_REQUEST_LINE = 64;

    /** Digits of a chunk's size: 2^28 is far beyond any body allowed. */
    private static final int MAX_CHUNK_SIZE_DIGITS = 7;

    /** A chunk's size with its extensions, which are read over. */
    private static final int MAX_CHUNK_LINE_LENGTH = 256;

    private static final HttpDecoderConfig CONFIG =
            new HttpDecoderConfig()
                    .setMaxInitialLineLength(MAX_URI_LENGTH + REST_OF_REQUEST_LINE)
                    .setMaxHeaderSize(MAX_HEADERS_LENGTH)
                    .setInitialBufferSize(512)
                    .setStrictLineParsing(true)
                    .setUseRfc9112TransferEncoding(true);

    /** What the next byte belongs to. */
    private enum Stage {
        BETWEEN_REQUESTS,
        HEAD,
        FIXED_BODY,
        CHUNK_SIZE,
        CHUNK,
        TRAILERS,
        SPOILED
    }

    private final HeadScan scan = new HeadScan();
    private Stage stage = Stage.BETWEEN_REQUESTS;
    private long chunkBytesLeft;
    private int firstWordEnd;
    private int secondWordEnd;
    private boolean isRequestLineStrict;
    private boolean hasSkippedLine;
    private boolean isHeld;

    StrictRequestDecoder() {
        super(CONFIG);
    }

    /** Tells whether a request has begun and not ended. */
    boolean isInsideRequest() {
        return stage != Stage.BETWEEN_REQUESTS && stage != Stage.SPOILED;
    }

    /** Discards whatever still comes. */
    void spoil() {
        stage = Stage.SPOILED;
    }

    /** Begins no further request: its bytes wait as they came, until {@link #goOn}. */
    void hold() {
        isHeld = true;
    }

    /** Begins requests again, with the bytes that have waited. */
    void goOn(ChannelHandlerContext own) throws Exception {
        if (isHeld) {
            isHeld = false;
            channelRead(own, Unpooled.EMPTY_BUFFER);
        }
    }

    /** Stands for a request of which no head can be had. */
    AssembledRequest unreadable(RequestFault fault) {
        return AssembledRequest.unreadable(fault, headersFactory);
    }

    /** The end of the input would drop the bytes that wait. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) throws Exception {
        if (isHeld && event instanceof ChannelInputShutdownEvent) {
            ctx.fireUserEventTriggered(event);
        } else {
            super.userEventTriggered(ctx, event);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
            throws Exception {
        switch (stage) {
            case BETWEEN_REQUESTS -> {
                if (!isHeld && skipEmptyLine(in, out)) {
                    decode(ctx, in, out);
                }
            }
            case HEAD -> decodeHead(ctx, in, out);
            case CHUNK_SIZE -> decodeChunkSize(ctx, in, out);
            case CHUNK -> decodeChunk(ctx, in, out, 0);
            case FIXED_BODY, TRAILERS -> decodeBody(ctx, in, out);
            case SPOILED -> in.skipBytes(in.readableBytes());
        }
    }

    /**
     * Reads over one empty line, as RFC 9112 asks; true once a request begins. It is not yet part
     * of a request, so it starts no deadline.
     */
    private boolean skipEmptyLine(ByteBuf in, List<Object> out) {
        byte first = in.getByte(in.readerIndex());
        if (first != '\r' && first != '\n') {
            begin();
            return true;
        }
        if (first == '\n' || hasSkippedLine) {
            refuse(in, out, RequestFault.FRAMING);
        } else if (in.readableBytes() > 1) {
            if (in.getByte(in.readerIndex() + 1) == '\n') {
                in.skipBytes(2);
                hasSkippedLine = true;
            } else {
                refuse(in, out, RequestFault.FRAMING);
            }
        }
        return false;
    }

    private void begin() {
        stage = Stage.HEAD;
        hasSkippedLine = false;
        isRequestLineStrict = false;
        scan.restart();
    }

    private void decodeHead(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
            throws Exception {
        if (!scan.isStrict(in)) {
            refuse(in, out, RequestFault.FRAMING);
            return;
        }
        int begin = in.readerIndex();
        super.decode(ctx, in, out);
        scan.consumed(in.readerIndex() - begin);
        if (!out.isEmpty()) {
            judge((AssembledRequest) out.get(0), in, out);
        }
    }

    private void judge(AssembledRequest request, ByteBuf in, List<Object> out) {
        RequestFault fault = faultOf(request);
        if (fault != null) {
            refuse(in, out, fault);
        } else if (out.size() > 1) {
            stage = Stage.BETWEEN_REQUESTS;
        } else if (HttpUtil.isTransferEncodingChunked(request)) {
            stage = Stage.CHUNK_SIZE;
        } else if (request.headers().contains(HttpHeaderNames.CONTENT_LENGTH)) {
            stage = Stage.FIXED_BODY;
        } else {
            // Netty reads a body behind the head of a WebSocket draft of 2010, which no one else
            // sees.
            refuse(in, out, RequestFault.FRAMING);
        }
    }

    private @Nullable RequestFault faultOf(AssembledRequest request) {
        if (request.decoderResult().isFailure()) {
            return faultOf(request.decoderResult().cause());
        }
        if (request.uri().length() > MAX_URI_LENGTH) {
            return RequestFault.URI_TOO_LONG;
        }
        if (request.headers().size() > MAX_HEADERS) {
            return RequestFault.HEADERS_TOO_LARGE;
        }
        return isRequestLineStrict && isFramed(request) ? null : RequestFault.FRAMING;
    }

    private static RequestFault faultOf(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException line -> RequestFault.URI_TOO_LONG;
            case TooLongFrameException headers -> RequestFault.HEADERS_TOO_LARGE;
            default -> RequestFault.FRAMING;
        };
    }

    /** Tells whether the headers leave no doubt about whom a request is for and where it ends. */
    private static boolean isFramed(AssembledRequest request) {
        HttpHeaders headers = request.headers();
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        List<String> lengths = headers.getAll(HttpHeaderNames.CONTENT_LENGTH);
        int hosts = headers.getAll(HttpHeaderNames.HOST).size();
        boolean isNew = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        if (!codings.isEmpty()) {
            boolean isChunked =
                    codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
            if (!isNew || !isChunked || !lengths.isEmpty()) {
                return false;
            }
        }
        boolean isLengthFaulty =
                lengths.size() > 1 || (lengths.size() == 1 && !isDigits(lengths.getFirst()));
        return !isLengthFaulty && (hosts == 1 || (hosts == 0 && !isNew));
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void decodeChunkSize(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
            throws Exception {
        int line = in.bytesBefore((byte) '\n');
        if (line < 0 && in.readableBytes() <= MAX_CHUNK_LINE_LENGTH) {
            return;
        }
        long size = line < 0 || line > MAX_CHUNK_LINE_LENGTH ? -1 : chunkSize(in, line);
        if (size < 0) {
            refuse(in, out, RequestFault.FRAMING);
            return;
        }
        stage = size == 0 ? Stage.TRAILERS : Stage.CHUNK;
        chunkBytesLeft = size + "\r\n".length();
        decodeChunk(ctx, in, out, line + 1);
    }

    /** The size at the beginning of a chunk's line, up to its end or an extension; -1 for none. */
    private static long chunkSize(ByteBuf in, int lineLength) {
        int begin = in.readerIndex();
        int digits = 0;
        long size = 0;
        while (Character.digit(in.getByte(begin + digits), 16) >= 0) {
            size = size * 16 + Character.digit(in.getByte(begin + digits), 16);
            digits++;
        }
        byte end = in.getByte(begin + digits);
        boolean isEnd = end == ';' || (end == '\r' && digits + 1 == lineLength);
        return digits > 0 && digits <= MAX_CHUNK_SIZE_DIGITS && isEnd ? size : -1;
    }

    private void decodeChunk(
            ChannelHandlerContext ctx, ByteBuf in, List<Object> out, int sizeLineLength)
            throws Exception {
        int begin = in.readerIndex();
        decodeBody(ctx, in, out);
        if (stage == Stage.CHUNK) {
            chunkBytesLeft -= in.readerIndex() - begin - sizeLineLength;
            if (chunkBytesLeft == 0) {
                stage = Stage.CHUNK_SIZE;
            }
        }
    }

    private void decodeBody(ChannelHandlerContext ctx, ByteBuf in, List<Object> out)
            throws Exception {
        super.decode(ctx, in, out);
        if (out.isEmpty()) {
            return;
        }
        HttpContent last = (HttpContent) out.getLast();
        if (last.decoderResult().isFailure()) {
            refuse(in, out, faultOfBody(last.decoderResult().cause()));
        } else if (last instanceof LastHttpContent) {
            stage = Stage.BETWEEN_REQUESTS;
        }
    }

    private static RequestFault faultOfBody(Throwable cause) {
        RequestFault fault = faultOf(cause);
        return fault == RequestFault.URI_TOO_LONG ? RequestFault.FRAMING : fault;
    }

    /** Puts the fault in the place of what was decoded. */
    private void refuse(ByteBuf in, List<Object> out, RequestFault fault) {
        out.forEach(ReferenceCountUtil::release);
        out.clear();
        out.add(unreadable(fault));
        spoil();
        in.skipBytes(in.readableBytes());
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) {
        return new AssembledRequest(
                version(initialLine[2]),
                HttpMethod.valueOf(initialLine[0]),
                initialLine[1],
                headersFactory);
    }

    private static HttpVersion version(String text) {
        return switch (text) {
            case "HTTP/1.1" -> HttpVersion.HTTP_1_1;
            case "HTTP/1.0" -> HttpVersion.HTTP_1_0;
            default -> throw new IllegalArgumentException("expected HTTP/1.x, was " + text);
        };
    }

    @Override
    protected HttpMessage createInvalidMessage() {
        return unreadable(RequestFault.FRAMING);
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        return false;
    }

    @Override
    protected String splitFirstWordInitialLine(byte[] line, int start, int length) {
        isRequestLineStrict = start == 0 && length > 0;
        firstWordEnd = start + length;
        return super.splitFirstWordInitialLine(line, start, length);
    }

    @Override
    protected String splitSecondWordInitialLine(byte[] line, int start, int length) {
        isRequestLineStrict &= isOneSpaceBetween(line, firstWordEnd, start) && length > 0;
        secondWordEnd = start + length;
        return super.splitSecondWordInitialLine(line, start, length);
    }

    @Override
    protected String splitThirdWordInitialLine(byte[] line, int start, int length) {
        isRequestLineStrict &= isOneSpaceBetween(line, secondWordEnd, start);
        return super.splitThirdWordInitialLine(line, start, length);
    }

    private static boolean isOneSpaceBetween(byte[] line, int end, int start) {
        return start == end + 1 && line[end] == ' ';
    }
}
