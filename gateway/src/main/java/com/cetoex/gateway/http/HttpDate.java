package com.cetoex.gateway.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The header Date, written once a second. Any thread. */
final class HttpDate {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private volatile Stamp stamp = new Stamp(0, FORMAT.format(Instant.EPOCH));

    String at(long epochMillis) {
        long second = epochMillis / 1_000;
        Stamp current = stamp;
        if (current.epochSecond != second) {
            current = new Stamp(second, FORMAT.format(Instant.ofEpochSecond(second)));
            stamp = current;
        }
        return current.text;
    }

    private record Stamp(long epochSecond, String text) {}
}
