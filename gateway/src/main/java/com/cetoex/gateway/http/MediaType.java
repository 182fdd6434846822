package com.cetoex.gateway.http;

import java.util.List;
import java.util.Locale;

/** Judges the header Content-Type of requests: JSON in UTF-8, said once, or nothing. */
final class MediaType {
    private MediaType() {}

    /**
     * Tells whether the values of Content-Type name {@code application/json}, at most with utf-8.
     */
    static boolean isJson(List<String> values) {
        if (values.size() != 1) {
            return false;
        }
        String value = values.getFirst();
        if (value.equals("application/json")) {
            return true;
        }
        String[] parts = value.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals("application/json")) {
            return false;
        }
        return parts.length == 1 || (parts.length == 2 && isUtf8(parts[1].strip()));
    }

    private static boolean isUtf8(String parameter) {
        return parameter.equals("charset=utf-8") || parameter.equals("charset=\"utf-8\"");
    }
}
