package com.cetoex.gateway.http;

import com.cetoex.gateway.json.JsonWriter;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on its way to its one answer.
 *
 * <p>It belongs to its connection's event loop: other threads come back with {@link #onLoop}.
 */
public final class HttpCall {
    private static final Logger LOG = LoggerFactory.getLogger(HttpCall.class);

    private static final ApiError INTERNAL =
            new ApiError(ErrorCode.INTERNAL_ERROR, "Something went wrong on our side.");

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence CLOSE = HttpHeaders.createOptimized("close");
    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    private static final CharSequence CONTENT_TYPE_OPTIONS =
            HttpHeaders.createOptimized("X-Content-Type-Options");

    private final HttpServerRequest request;
    private final AssembledRequest assembled;
    private final ContextInternal context;
    private final HttpFront front;
    private final String requestId;
    private boolean isAnswered;

    HttpCall(
            HttpServerRequest request,
            AssembledRequest assembled,
            ContextInternal context,
            HttpFront front) {
        this.request = request;
        this.assembled = assembled;
        this.context = context;
        this.front = front;
        requestId = RequestId.of(assembled.headers().get("X-Request-Id"));
    }

    /** The bytes of the body; the first {@link #bodyLength} count. */
    public byte[] body() {
        return assembled.body();
    }

    /** Length of the body. */
    public int bodyLength() {
        return assembled.bodyLength();
    }

    /** Where the request came from, without the port. */
    public String sourceAddress() {
        return request.remoteAddress().hostAddress();
    }

    /** The value of a request's header, empty when there is none. */
    public String header(String name) {
        String value = assembled.headers().get(name);
        return value == null ? "" : value;
    }

    /** The id that client and logs know the request by. */
    public String requestId() {
        return requestId;
    }

    /** Runs something on the call's event loop, at once when this is it. */
    public void onLoop(Runnable task) {
        if (context.nettyEventLoop().inEventLoop()) {
            task.run();
            return;
        }
        try {
            context.nettyEventLoop().execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("Request {} outlived the server, and has no one to answer", requestId);
        }
    }

    /** Does a part of the call's work, and answers for it when it fails by a fault of ours. */
    public void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | AssertionError e) {
            LOG.error("Request {} {} failed", requestId, assembled.uri(), e);
            if (!isAnswered) {
                fail(INTERNAL);
            }
        }
    }

    /** Adds a header to the answer. */
    public void putHeader(CharSequence name, CharSequence value) {
        request.response().putHeader(name, value);
    }

    /** Answers with JSON that must not be kept. */
    public void answer(int status, JsonWriter json) {
        putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE);
        answer(
                status,
                BufferInternal.buffer(Unpooled.wrappedBuffer(json.bytes(), 0, json.length())));
    }

    /** Answers with an error. */
    public void fail(ApiError error) {
        JsonWriter json = new JsonWriter();
        error.write(json);
        answer(error.code().status(), json);
    }

    /** Answers with bytes of the type that the headers put so far tell. */
    public void answerBytes(int status, byte[] bytes) {
        answer(status, BufferInternal.buffer(Unpooled.wrappedBuffer(bytes)));
    }

    private void answer(int status, Buffer body) {
        if (isAnswered) {
            throw new IllegalStateException("expected one answer to " + requestId + ", was two");
        }
        isAnswered = true;
        boolean isLast = front.isDraining();
        HttpServerResponse response = request.response();
        response.setStatusCode(status)
                .putHeader(HttpHeaders.DATE, front.date())
                .putHeader(REQUEST_ID, requestId)
                .putHeader(CONTENT_TYPE_OPTIONS, NO_SNIFF);
        if (isLast) {
            response.putHeader(HttpHeaders.CONNECTION, CLOSE);
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        }
        response.end(body);
        front.answered();
        if (isLast) {
            request.connection().close();
        }
    }
}
