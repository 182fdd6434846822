package com.cetoex.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.cetoex.protocol.TimeSlice;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerConfig;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.WebSocketServerConfig;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.http.impl.http1.Http1ServerRequest;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server: takes connections on one address, judges every request up to its size (contract,
 * order of checks: framing, path, method, content type, size) and gives what is left to its route.
 */
public final class HttpFront {
    private static final String TOO_MANY_CONNECTIONS =
            "{\"error\":\"SERVICE_UNAVAILABLE\",\"message\":\"Too many connections.\"}";

    private static final ApiError UNKNOWN_ENDPOINT =
            new ApiError(ErrorCode.ENDPOINT_NOT_FOUND, "There is nothing at this path.");
    private static final ApiError UNKNOWN_METHOD =
            new ApiError(ErrorCode.METHOD_NOT_ALLOWED, "The path does not know this method.");
    private static final ApiError NO_JSON =
            new ApiError(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "The body must be application/json in UTF-8, without a Content-Encoding.");
    private static final ApiError TOO_LARGE =
            new ApiError(ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than 64 KiB.");
    private static final ApiError STOPPING =
            new ApiError(ErrorCode.SERVICE_UNAVAILABLE, "The exchange is stopping.");
    private static final ApiError BUSY =
            new ApiError(ErrorCode.SERVICE_UNAVAILABLE, "Too many requests are under way.");

    private final RouteFinder routes;
    private final HttpLimits limits;
    private final Vertx vertx;
    private final HttpDate date = new HttpDate();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Set<Channel> listeners = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private volatile boolean isDraining;

    /** Finds what answers a path. */
    @FunctionalInterface
    public interface RouteFinder {
        /** The route of exactly this path, or null. */
        @Nullable Route find(String path);
    }

    public HttpFront(RouteFinder routes, HttpLimits limits, int eventLoops) {
        this.routes = routes;
        this.limits = limits;
        VertxOptions options =
                new VertxOptions()
                        .setEventLoopPoolSize(eventLoops)
                        .setWorkerPoolSize(1)
                        .setInternalBlockingPoolSize(1)
                        .setFileSystemOptions(
                                new FileSystemOptions()
                                        .setFileCachingEnabled(false)
                                        .setClassPathResolvingEnabled(false));
        // Where there is no epoll, it takes Java's own transport.
        vertx =
                VertxBootstrap.create()
                        .options(options)
                        .transport(new KeepingEpoll())
                        .init()
                        .vertx();
    }

    /**
     * Opens the doors.
     *
     * @param port 0 for any free one
     * @return the port
     */
    public int listen(String host, int port, int eventLoops) {
        AtomicInteger actualPort = new AtomicInteger();
        // Any free port, but the same one for all event loops.
        SocketAddress address =
                port == 0
                        ? SocketAddress.sharedRandomPort(1, host)
                        : SocketAddress.inetSocketAddress(port, host);
        await(
                vertx.deployVerticle(
                        () -> eventLoop(address, actualPort),
                        new DeploymentOptions().setInstances(eventLoops)));
        return actualPort.get();
    }

    /** Each has an event loop of its own; those of one port share its connections. */
    private Deployable eventLoop(SocketAddress address, AtomicInteger actualPort) {
        return context -> {
            TimeSlice.shorten();
            return vertx.createHttpServer(config())
                    .connectionHandler(this::connected)
                    .requestHandler(this::handle)
                    .listen(address)
                    .onSuccess(server -> actualPort.set(server.actualPort()));
        };
    }

    private static HttpServerConfig config() {
        return new HttpServerConfig()
                .setVersions(HttpVersion.HTTP_1_0, HttpVersion.HTTP_1_1)
                .setStrictThreadMode(true)
                .setWebSocketConfig(
                        new WebSocketServerConfig()
                                .setUsePerFrameCompression(false)
                                .setUsePerMessageCompression(false));
    }

    /** Refuses requests from now on, lets no connection in, and waits for what is under way. */
    public boolean drain(Duration limit) {
        for (Channel listener : listeners) {
            listener.close().syncUninterruptibly();
        }
        isDraining = true;
        noteDrained();
        try {
            drained.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("draining failed", e);
        }
    }

    /** Closes everything. */
    public void close() {
        isDraining = true;
        await(vertx.close());
    }

    boolean isDraining() {
        return isDraining;
    }

    String date() {
        return date.at(System.currentTimeMillis());
    }

    void answered() {
        inFlight.decrementAndGet();
        noteDrained();
    }

    private void noteDrained() {
        if (isDraining && inFlight.get() == 0) {
            drained.complete(null);
        }
    }

    private void connected(HttpConnection connection) {
        Channel channel = ((HttpServerConnection) connection).channelHandlerContext().channel();
        listeners.add(channel.parent());
        channel.closeFuture().addListener(closed -> connections.decrementAndGet());
        if (connections.incrementAndGet() > limits.maxConnections()) {
            refuse(channel);
        } else {
            channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
            beStrict(channel.pipeline());
        }
    }

    private static void refuse(Channel channel) {
        String answer =
                "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\n"
                        + "Connection: close\r\nContent-Length: "
                        + TOO_MANY_CONNECTIONS.length()
                        + "\r\n\r\n"
                        + TOO_MANY_CONNECTIONS;
        channel.pipeline()
                .firstContext()
                .writeAndFlush(Unpooled.copiedBuffer(answer, US_ASCII))
                .addListener(ChannelFutureListener.CLOSE);
    }

    private void beStrict(ChannelPipeline pipeline) {
        StrictRequestDecoder decoder = new StrictRequestDecoder();
        pipeline.replace("httpDecoder", "httpDecoder", decoder);
        pipeline.addBefore("handler", "assembler", new RequestAssembler(decoder, limits));
    }

    private void handle(HttpServerRequest request) {
        Http1ServerRequest http1 = (Http1ServerRequest) request;
        if (!(http1.nettyRequest() instanceof AssembledRequest assembled)) {
            return; // A refused connection's.
        }
        int underWay = inFlight.incrementAndGet();
        HttpCall call = new HttpCall(request, assembled, http1.context(), this);
        call.attempt(() -> dispatch(call, assembled, request, underWay));
    }

    private void dispatch(
            HttpCall call, AssembledRequest assembled, HttpServerRequest request, int underWay) {
        RequestFault fault = assembled.fault();
        if (fault != null) {
            call.fail(fault.error());
            return;
        }
        if (isDraining || underWay > limits.maxRequestsInFlight()) {
            call.fail(isDraining ? STOPPING : BUSY);
            return;
        }
        Route route = routes.find(path(assembled.uri()));
        if (route == null) {
            call.fail(UNKNOWN_ENDPOINT);
        } else if (!route.kind().knows(request.method())) {
            call.putHeader(HttpHeaderNames.ALLOW, route.kind().allow());
            call.fail(UNKNOWN_METHOD);
        } else if (route.kind() == Route.Kind.JSON_POST && !isJson(assembled.headers())) {
            call.fail(NO_JSON);
        } else if (assembled.isTooLarge()) {
            call.fail(TOO_LARGE);
        } else {
            route.handler().accept(call);
        }
    }

    private static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    private static boolean isJson(HttpHeaders headers) {
        return MediaType.isJson(headers.getAll(HttpHeaderNames.CONTENT_TYPE))
                && !headers.contains(HttpHeaderNames.CONTENT_ENCODING);
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the HTTP server starts or ends", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the HTTP server failed to start or end", e.getCause());
        }
    }
}
