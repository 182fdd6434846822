package com.cetoex.benchmarks.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The bootstrap file of a measured exchange: one market, and investors without limits. */
public final class Bootstrap {
    private Bootstrap() {}

    /** Writes it for investors 1 to a number. */
    public static Path write(Path file, int investors) throws IOException {
        String entries =
                IntStream.rangeClosed(1, investors)
                        .mapToObj(id -> new Investor(id).bootstrapEntry())
                        .collect(Collectors.joining(","));
        return Files.writeString(
                file,
                """
                {"assets":[{"asset":"USDT","decimals":4},{"asset":"BTC","decimals":6}],\
                "markets":[{"symbol":"BTC","base":"BTC","quote":"USDT","tick_size":"0.01",\
                "lot_size":"0.01","min_notional":"5"}],"investors":[%s]}"""
                        .formatted(entries));
    }
}
