package com.cetoex.gateway.web;

import com.cetoex.gateway.http.HttpCall;
import com.cetoex.gateway.http.Route;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The static files of the pages, from the class path, each read once and kept. Any thread.
 *
 * <p>A browser asks again every time and is told 304 while nothing has changed. Scripts, styles and
 * connections of other origins are forbidden to the pages.
 */
public final class Pages {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    /** Where the files are among the resources. */
    private static final String ROOT = "/web";

    /** Names of files and folders; no dots but in front of an extension. */
    private static final Pattern FILE =
            Pattern.compile("(/[A-Za-z0-9_-]+)*/[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.([a-z0-9]+)");

    private static final Map<String, String> SHORT_PATHS =
            Map.of("/", "/index.html", "/docs", "/docs.html", "/favicon.ico", "/assets/mark.svg");

    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("mjs", "text/javascript; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("md", "text/plain; charset=utf-8"),
                    Map.entry("sh", "text/plain; charset=utf-8"),
                    Map.entry("py", "text/plain; charset=utf-8"),
                    Map.entry("java", "text/plain; charset=utf-8"),
                    Map.entry("ts", "text/plain; charset=utf-8"));

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private final ConcurrentMap<String, Route> routes = new ConcurrentHashMap<>();

    /** A file; its tag tells one version of it from another. */
    private static final class Page {
        final String type;
        final byte[] bytes;
        final String etag;

        Page(String type, byte[] bytes, String etag) {
            this.type = type;
            this.bytes = bytes;
            this.etag = etag;
        }
    }

    /** The route of a path that is a file's; null when there is none. */
    public @Nullable Route find(String path) {
        Route known = routes.get(path);
        if (known != null) {
            return known;
        }
        Optional<Page> page = read(SHORT_PATHS.getOrDefault(path, path));
        if (page.isEmpty()) {
            return null;
        }
        Route route = new Route(Route.Kind.READ, call -> answer(call, page.get()));
        routes.put(path, route);
        return route;
    }

    private static void answer(HttpCall call, Page page) {
        call.putHeader(HttpHeaders.ETAG, page.etag);
        call.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        call.putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        call.putHeader("Referrer-Policy", "no-referrer");
        call.putHeader("X-Frame-Options", "DENY");
        if (call.header("If-None-Match").equals(page.etag)) {
            call.answerBytes(NOT_MODIFIED, new byte[0]);
        } else {
            call.putHeader(HttpHeaders.CONTENT_TYPE, page.type);
            call.answerBytes(OK, page.bytes);
        }
    }

    private static Optional<Page> read(String path) {
        var matcher = FILE.matcher(path);
        String type = matcher.matches() ? TYPES.get(matcher.group(3)) : null;
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream in = Pages.class.getResourceAsStream(ROOT + path)) {
            return in == null ? Optional.empty() : Optional.of(page(type, in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path + " failed", e);
        }
    }

    private static Page page(String type, byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Page(type, bytes, '"' + HexFormat.of().formatHex(hash, 0, 16) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
