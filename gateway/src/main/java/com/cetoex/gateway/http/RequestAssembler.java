package com.cetoex.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands between decoder and server on one connection: requests go on whole or as a fault, slow
 * ones are timed out, and a connection that is closed early is closed so that its last answer
 * arrives.
 *
 * <p>All on the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails to be written closes the connection.
final class RequestAssembler extends ChannelDuplexHandler {
    private static final ByteBuf CONTINUE =
            Unpooled.unreleasableBuffer(
                    Unpooled.copiedBuffer("HTTP/1.1 100 Continue\r\n\r\n", US_ASCII));

    /**
     * How long a connection that may have unread input stays half open: closed at once, the kernel
     * resets it, and the client may lose the answer.
     */
    private static final long LINGER_MILLIS = 1_000;

    /** Requests of one connection that the server may know of; it answers them one by one. */
    private static final int MAX_UNANSWERED = 3;

    private final StrictRequestDecoder decoder;
    private final HttpLimits limits;
    private final ArrayDeque<AssembledRequest> parked = new ArrayDeque<>();
    private @Nullable AssembledRequest arriving;
    private @Nullable Future<?> nextCheck;
    private long insideSinceNanos;
    private long quietSinceNanos;
    private long blockedSinceNanos;
    private int unanswered;
    private boolean isInside;
    private boolean isContinueOwed;
    private boolean isDiscarding;
    private boolean isLingering;
    private boolean isInputEnded;

    RequestAssembler(StrictRequestDecoder decoder, HttpLimits limits) {
        this.decoder = decoder;
        this.limits = limits;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        quietSinceNanos = System.nanoTime();
        checkLater(ctx, limits.requestTimeout().toNanos());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (isDiscarding) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof AssembledRequest request) {
            begin(ctx, request);
        }
        if (message instanceof HttpContent content) {
            gather(ctx, content);
        }
    }

    /** Requests begin and end between reads, so here is where their clock starts and stops. */
    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        noteClock();
        ctx.fireChannelReadComplete();
    }

    private void noteClock() {
        if (decoder.isInsideRequest() && !isInside) {
            insideSinceNanos = System.nanoTime();
        }
        isInside = decoder.isInsideRequest();
    }

    private void begin(ChannelHandlerContext ctx, AssembledRequest request) {
        if (request.fault() != null) {
            discardRest();
            forward(ctx, request);
        } else if (request.decoderResult().isSuccess()) {
            arriving = request;
            if (HttpUtil.getContentLength(request, 0L) > HttpLimits.MAX_BODY_LENGTH) {
                refuseAsTooLarge(ctx, request);
            } else if (HttpUtil.is100ContinueExpected(request)) {
                isContinueOwed = true;
                continueWhenDue(ctx);
            }
        }
    }

    private void gather(ChannelHandlerContext ctx, HttpContent content) {
        AssembledRequest request = arriving;
        if (request != null) {
            ByteBuf bytes = content.content();
            int length = bytes.readableBytes();
            if (request.bodyLength() + length > HttpLimits.MAX_BODY_LENGTH) {
                refuseAsTooLarge(ctx, request);
            } else if (length > 0) {
                int offset = request.extendBody(length);
                bytes.readBytes(request.body(), offset, length);
            }
        }
        content.release();
        if (arriving != null && content instanceof LastHttpContent) {
            arriving = null;
            isInside = false;
            isContinueOwed = false;
            forward(ctx, request);
        }
    }

    private void refuseAsTooLarge(ChannelHandlerContext ctx, AssembledRequest request) {
        request.exceed();
        discardRest();
        forward(ctx, request);
    }

    private void discardRest() {
        arriving = null;
        isInside = false;
        isDiscarding = true;
        isContinueOwed = false;
        decoder.spoil();
    }

    /** Hands a request on, or keeps it and reads no more until it can be handed on. */
    private void forward(ChannelHandlerContext ctx, @Nullable AssembledRequest request) {
        if (request == null) {
            return;
        }
        if (!parked.isEmpty() || !canForward(ctx)) {
            parked.add(request);
            decoder.hold();
            ctx.channel().config().setAutoRead(false);
        } else {
            handOn(ctx, request);
        }
    }

    /** So few at a time that the server behind never stops the reading on its own account. */
    private boolean canForward(ChannelHandlerContext ctx) {
        return unanswered < MAX_UNANSWERED && ctx.channel().isWritable();
    }

    private void handOn(ChannelHandlerContext ctx, AssembledRequest request) {
        unanswered++;
        ctx.fireChannelRead(request);
        ctx.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void forwardParked(ChannelHandlerContext ctx) throws Exception {
        if (parked.isEmpty() || !canForward(ctx)) {
            return;
        }
        while (!parked.isEmpty() && canForward(ctx)) {
            handOn(ctx, parked.remove());
        }
        // Any of them may have been the connection's last.
        if (parked.isEmpty() && ctx.channel().isActive()) {
            insideSinceNanos = System.nanoTime(); // The client could not go on until now.
            ctx.channel().config().setAutoRead(true);
            decoder.goOn(ctx.pipeline().context(decoder));
            noteClock();
            endWhenAllIsRead(ctx);
        }
        ctx.fireChannelReadComplete();
    }

    private void forwardLater(ChannelHandlerContext ctx) {
        try {
            forwardParked(ctx);
        } catch (Exception e) {
            ctx.fireExceptionCaught(e);
            ctx.close();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) throws Exception {
        ctx.fireChannelWritabilityChanged();
        if (ctx.channel().isWritable()) {
            forwardParked(ctx);
        } else {
            blockedSinceNanos = System.nanoTime();
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (!(message instanceof LastHttpContent)) {
            ctx.write(message, promise);
            return;
        }
        unanswered--;
        quietSinceNanos = System.nanoTime();
        if (!parked.isEmpty()) {
            // Not from within the server's own writing.
            ctx.executor().execute(() -> forwardLater(ctx));
        }
        ctx.write(message, promise);
        if (isInputEnded) {
            closeWhenAnswered(ctx);
        } else {
            continueWhenDue(ctx);
        }
    }

    /** A client that has said all it wants to say may still wait for its answers. */
    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            isInputEnded = true;
            endWhenAllIsRead(ctx);
        } else if (!(event instanceof ChannelInputShutdownReadComplete)) {
            ctx.fireUserEventTriggered(event);
        }
    }

    private void endWhenAllIsRead(ChannelHandlerContext ctx) {
        if (isInputEnded && parked.isEmpty()) {
            discardRest();
            closeWhenAnswered(ctx);
        }
    }

    private void closeWhenAnswered(ChannelHandlerContext ctx) {
        if (isDiscarding && unanswered == 0 && parked.isEmpty()) {
            // Behind all answers that the client has not taken yet.
            ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> ctx.close());
        }
    }

    /** A client that asked to be told to go on is told so behind the answers it still waits for. */
    private void continueWhenDue(ChannelHandlerContext ctx) {
        if (isContinueOwed && unanswered == 0 && parked.isEmpty()) {
            isContinueOwed = false;
            // Below the encoder, which would take it for the answer.
            ctx.pipeline().context(decoder).writeAndFlush(CONTINUE.duplicate());
        }
    }

    private void checkLater(ChannelHandlerContext ctx, long nanos) {
        nextCheck = ctx.executor().schedule(() -> check(ctx), nanos, TimeUnit.NANOSECONDS);
    }

    /** Looks whether the connection has outlived one of its limits, and when to look again. */
    private void check(ChannelHandlerContext ctx) {
        if (!ctx.channel().isActive() || isLingering) {
            return;
        }
        long now = System.nanoTime();
        long timeout = limits.requestTimeout().toNanos();
        long untilTimeout = timeout - (now - insideSinceNanos);
        if (isUnreadOrIdle(ctx, now)) {
            ctx.close();
        } else if (!isInside || !isReading(ctx)) {
            insideSinceNanos = now;
            checkLater(ctx, timeout);
        } else if (untilTimeout > 0) {
            checkLater(ctx, untilTimeout);
        } else {
            timeOut(ctx);
            checkLater(ctx, timeout);
        }
    }

    private boolean isUnreadOrIdle(ChannelHandlerContext ctx, long now) {
        if (!ctx.channel().isWritable()) {
            return now - blockedSinceNanos >= limits.writeTimeout().toNanos();
        }
        return !isInside
                && unanswered == 0
                && now - quietSinceNanos >= limits.idleTimeout().toNanos();
    }

    /** While the server does not read, a client cannot be late. */
    private static boolean isReading(ChannelHandlerContext ctx) {
        return ctx.channel().isWritable() && ctx.channel().config().isAutoRead();
    }

    private void timeOut(ChannelHandlerContext ctx) {
        AssembledRequest request = arriving;
        if (request == null) {
            request = decoder.unreadable(RequestFault.TIMEOUT);
        } else {
            request.spoil(RequestFault.TIMEOUT);
            request.headers().remove(HttpHeaderNames.EXPECT);
        }
        discardRest();
        forward(ctx, request);
        ctx.fireChannelReadComplete();
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (isLingering) {
            ctx.channel().closeFuture().addListener(closed -> promise.trySuccess());
            return;
        }
        if (!mayLoseItsAnswer(ctx)) {
            ctx.close(promise);
            return;
        }
        isLingering = true;
        parked.clear();
        discardRest();
        ctx.channel().config().setAutoRead(true);
        ((DuplexChannel) ctx.channel()).shutdownOutput();
        ctx.channel().closeFuture().addListener(closed -> promise.trySuccess());
        nextCheck =
                ctx.executor().schedule(() -> ctx.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A client that goes on sending may not have read yet what it was told last. */
    private boolean mayLoseItsAnswer(ChannelHandlerContext ctx) {
        boolean isJustAnswered =
                System.nanoTime() - quietSinceNanos < TimeUnit.MILLISECONDS.toNanos(LINGER_MILLIS);
        return (isDiscarding || isJustAnswered) && !isInputEnded && ctx.channel().isActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (nextCheck != null) {
            nextCheck.cancel(false);
        }
        ctx.fireChannelInactive();
    }
}
