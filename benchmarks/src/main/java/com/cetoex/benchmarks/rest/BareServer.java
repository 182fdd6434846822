package com.cetoex.benchmarks.rest;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import java.util.HashMap;
import java.util.Map;

/**
 * The same HTTP server library as the gateway's with nothing behind it: takes a body, answers JSON
 * of a length that depends on the path alone. Runs as a process of its own, until it is ended.
 */
public final class BareServer {
    /** As many as the exchange's default. */
    private static final int EVENT_LOOPS = 2;

    private static final int USUAL_LENGTH = 200;

    private BareServer() {}

    /**
     * Listens on the port that the first argument names. The others are paths with the lengths of
     * their answers, as in {@code /a/path=1234}.
     */
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setPreferNativeTransport(true)
                                .setEventLoopPoolSize(EVENT_LOOPS)
                                // A cache's folder would stay behind when it is killed.
                                .setFileSystemOptions(
                                        new FileSystemOptions()
                                                .setFileCachingEnabled(false)
                                                .setClassPathResolvingEnabled(false)));
        Buffer usual = answer(USUAL_LENGTH);
        Map<String, Buffer> answers = new HashMap<>();
        for (int i = 1; i < args.length; i++) {
            int split = args[i].indexOf('=');
            int length = Integer.parseInt(args[i].substring(split + 1));
            answers.put(args[i].substring(0, split), answer(length));
        }
        Deployable loop =
                context ->
                        vertx.createHttpServer()
                                .requestHandler(
                                        request ->
                                                request.body()
                                                        .onSuccess(
                                                                body ->
                                                                        request.response()
                                                                                .putHeader(
                                                                                        "content-type",
                                                                                        "application/json")
                                                                                .end(
                                                                                        answers
                                                                                                .getOrDefault(
                                                                                                        request
                                                                                                                .path(),
                                                                                                        usual))))
                                .listen(port, "127.0.0.1");
        for (int i = 0; i < EVENT_LOOPS; i++) {
            vertx.deployVerticle(loop, new DeploymentOptions())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    private static Buffer answer(int length) {
        String frame = "{\"text\":\"%s\"}";
        String filler = "x".repeat(length - frame.formatted("").length());
        return Buffer.buffer(frame.formatted(filler));
    }
}
