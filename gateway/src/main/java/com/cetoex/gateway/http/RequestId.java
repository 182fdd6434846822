package com.cetoex.gateway.http;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The id that a request is known by: the client's when it is a proper one, else a random one. */
final class RequestId {
    private static final int MAX_LENGTH = 64;

    private RequestId() {}

    static String of(@Nullable String given) {
        return given != null && isProper(given)
                ? given
                : Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    private static boolean isProper(String id) {
        if (id.isEmpty() || id.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean isLetterOrDigit =
                    (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!isLetterOrDigit && "_.:-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
