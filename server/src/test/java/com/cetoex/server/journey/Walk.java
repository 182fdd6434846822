package com.cetoex.server.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.CetoexException;
import com.cetoex.client.Credentials;
import com.cetoex.client.HistoryFilter;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Side;
import com.cetoex.server.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One order's way through an exchange of its own, whose JVM writes down every class it meets. */
final class Walk {
    private static final Pattern READY = Pattern.compile("is ready at (http://\\S+)");
    private static final String BOOTSTRAP =
            """
            {"markets":[{"symbol":"BTC","base":"BTC","quote":"USDT","tick_size":"0.01",
                         "lot_size":"0.000001","maker_fee_bps":"1","taker_fee_bps":"2"}],
             "investors":[{"investor_id":1,"api_key":"one","balances":{"BTC":"1"}},
                          {"investor_id":2,"api_key":"two","balances":{"USDT":"1000"}}]}
            """;

    private Walk() {}

    /** Places a sell and a buy that meet, one that is refused, and looks at the history. */
    static Set<String> classesLoaded(Path folder) {
        Path loaded = folder.resolve("loaded.txt");
        try {
            Process exchange = start(folder, loaded);
            try {
                trade(address(exchange));
            } finally {
                exchange.destroyForcibly().onExit().join();
            }
            return names(loaded);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot run an exchange in " + folder, cause);
        }
    }

    private static Process start(Path folder, Path loaded) throws IOException {
        Path bootstrap = Files.writeString(folder.resolve("bootstrap.json"), BOOTSTRAP);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "--add-opens=java.base/java.util.zip=ALL-UNNAMED",
                        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-Xlog:class+load:file=" + loaded + "::filesize=0",
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "start",
                        "--data",
                        folder.resolve("data").toString(),
                        "--port",
                        "0",
                        "--bootstrap",
                        bootstrap.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static URI address(Process exchange) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(exchange.getInputStream(), UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return URI.create(ready.group(1));
            }
        }
        throw new IOException("expected an address, was the end of the exchange");
    }

    private static void trade(URI address) {
        BigDecimal amount = new BigDecimal("0.01");
        BigDecimal price = new BigDecimal("50000");
        try (CetoexClient seller = new CetoexClient(address, new Credentials(1, "one"));
                CetoexClient buyer = new CetoexClient(address, new Credentials(2, "two"));
                CetoexClient stranger = new CetoexClient(address, new Credentials(1, "two"))) {
            seller.place(NewOrder.limit("BTC", Side.SELL, amount, price));
            buyer.place(NewOrder.limit("BTC", Side.BUY, amount, price).withClientOrderId("walk"));
            refused(() -> seller.place(NewOrder.limit("BTC", Side.BUY, amount, BigDecimal.ONE)));
            refused(stranger::account);
            buyer.history(HistoryFilter.all());
        }
    }

    private static void refused(Runnable request) {
        try {
            request.run();
        } catch (CetoexException expected) {
            return;
        }
        throw new AssertionError("expected a refusal");
    }

    /** Names of nested classes are cut to that of their class, which they are part of. */
    private static Set<String> names(Path loaded) throws IOException {
        Pattern name = Pattern.compile("(com\\.cetoex\\.[\\w.]+)");
        Set<String> names = new HashSet<>();
        for (String line : Files.readAllLines(loaded)) {
            Matcher found = name.matcher(line);
            if (found.find()) {
                names.add(found.group(1));
            }
        }
        return names;
    }
}
