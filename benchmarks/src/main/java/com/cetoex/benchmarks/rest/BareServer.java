package com.cetoex.benchmarks.rest;

import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;

/**
 * The same HTTP server library as the gateway's with nothing behind it: takes a body, answers 200
 * bytes of JSON. Runs as a process of its own, until it is ended.
 */
public final class BareServer {
    /** As many as the exchange's default. */
    private static final int EVENT_LOOPS = 2;

    private static final int ANSWER_LENGTH = 200;

    private BareServer() {}

    /** Listens on the port that the first argument names. */
    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setPreferNativeTransport(true)
                                .setEventLoopPoolSize(EVENT_LOOPS));
        Buffer answer = answer();
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
                                                                                .end(answer)))
                                .listen(port, "127.0.0.1");
        for (int i = 0; i < EVENT_LOOPS; i++) {
            vertx.deployVerticle(loop, new DeploymentOptions())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    private static Buffer answer() {
        String frame = "{\"text\":\"%s\"}";
        String filler = "x".repeat(ANSWER_LENGTH - frame.formatted("").length());
        return Buffer.buffer(frame.formatted(filler));
    }
}
