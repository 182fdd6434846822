package com.cetoex.gateway.http;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A request with its body, or with the fault that makes it none, as it goes to the routes. Belongs
 * to its connection's event loop.
 */
final class AssembledRequest extends DefaultHttpRequest {
    private static final byte[] NO_BODY = {};

    private byte[] body = NO_BODY;
    private int bodyLength;
    private boolean isTooLarge;
    private @Nullable RequestFault fault;

    AssembledRequest(
            HttpVersion version, HttpMethod method, String uri, HttpHeadersFactory headers) {
        super(version, method, uri, headers);
    }

    /** Stands for a request whose head could not be read. */
    static AssembledRequest unreadable(RequestFault fault, HttpHeadersFactory headers) {
        AssembledRequest request =
                new AssembledRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/", headers);
        request.spoil(fault);
        return request;
    }

    /** Bytes of the body; the first {@link #bodyLength} count. */
    byte[] body() {
        return body;
    }

    int bodyLength() {
        return bodyLength;
    }

    /** Tells whether the body is larger than allowed, and therefore not here. */
    boolean isTooLarge() {
        return isTooLarge;
    }

    @Nullable RequestFault fault() {
        return fault;
    }

    /** Makes it a fault; the connection is closed behind its answer. */
    void spoil(RequestFault reason) {
        fault = reason;
        closeAfterAnswer();
    }

    /** Marks it as larger than allowed; the connection is closed behind its answer. */
    void exceed() {
        isTooLarge = true;
        body = NO_BODY;
        bodyLength = 0;
        closeAfterAnswer();
    }

    /** Makes room for so many more bytes of the body and returns where they go. */
    int extendBody(int more) {
        int offset = bodyLength;
        bodyLength += more;
        if (bodyLength > body.length) {
            body = Arrays.copyOf(body, offset == 0 ? more : Math.max(bodyLength, offset * 2));
        }
        return offset;
    }

    private void closeAfterAnswer() {
        headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
