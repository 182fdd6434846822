package com.cetoex.server.demo;

import com.cetoex.client.Credentials;
import com.cetoex.server.bootstrap.BootstrapFault;
import com.cetoex.server.bootstrap.BootstrapReader;
import com.cetoex.server.config.ConfigurationFault;
import com.cetoex.server.config.Flags;
import com.cetoex.server.config.Settings;
import com.cetoex.server.config.SettingsReader;
import com.cetoex.server.exchange.Exchange;
import com.cetoex.server.exchange.GracefulEnd;
import com.cetoex.server.exchange.HaltOnDeath;
import com.cetoex.server.exchange.StartFailure;
import com.cetoex.server.logging.LogOutput;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code cetoex demo}: a live market with simulated traders, for whoever wants to see the exchange
 * at work.
 */
@Command(
        name = "demo",
        sortOptions = false,
        description = {
            "Runs an exchange with three markets and simulated traders in one process, and prints its page's address, two "
                    + "investors to trade as and a curl line to paste. Ctrl-C ends it.",
            ""
        },
        exitCodeList = {
            "0:it was asked to end",
            "1:it did not start; a sentence says why",
            "2:the arguments were not understood"
        },
        footer = {
            "  ./cetoex demo",
            "  ./cetoex demo --port 9000 --data demo-data --seed 7",
            "",
            "The traders decide by seeded random numbers and act one after the other: on an empty folder, and until you",
            "trade, the same seed leads to the same orders, order ids and trades. Only their times differ."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final int DEFAULT_PORT = 8080;

    /** Steps before the page is shown: a few hundred trades. */
    private static final int WARM_UP_STEPS = 200;

    private static final Duration STEP = Duration.ofMillis(250);

    @Spec CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "The port to listen on (default: 8080, or a free one when that is taken).")
    @Nullable Integer port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Keeps the market in this folder (default: a temporary one, removed at the end).")
    @Nullable Path data;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "What the traders' decisions are drawn from (default: 42).")
    long seed;

    @Override
    public Integer call() {
        try {
            Path folder = data != null ? data : temporaryFolder();
            Flags flags =
                    Flags.none()
                            .with("cetoex.http.port", port != null ? port : freePort())
                            .with("cetoex.logging.level", "warn");
            Settings settings = new SettingsReader().read(flags, System.getenv());
            LogOutput.configure(settings.logging());
            byte[] bootstrap = DemoInvestors.bootstrap(TradingFloor.TRADERS);
            Exchange exchange =
                    Exchange.launch(
                            folder,
                            settings,
                            Optional.of(BootstrapReader.read(bootstrap)),
                            new HaltOnDeath());
            run(exchange, folder);
            return 0;
        } catch (ConfigurationFault | BootstrapFault | StartFailure e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private void run(Exchange exchange, Path folder) {
        TradingFloor floor = new TradingFloor(exchange.address(), seed);
        floor.clear();
        floor.warmUp(WARM_UP_STEPS);
        Thread traders =
                Thread.ofPlatform().name("traders").daemon().start(() -> floor.trade(STEP));
        announce(exchange.address(), folder);
        GracefulEnd end = GracefulEnd.onSignal();
        end.started(
                () -> {
                    traders.interrupt();
                    exchange.shutdown();
                    if (data == null) {
                        remove(folder);
                    }
                });
        end.await();
    }

    private void announce(URI address, Path folder) {
        Credentials first = DemoInvestors.VISITORS.getFirst();
        Credentials second = DemoInvestors.VISITORS.getLast();
        PrintWriter out = spec.commandLine().getOut();
        String credentials =
                "\"investor_id\":" + first.investorId() + ",\"api_key\":\"" + first.apiKey() + "\"";
        out.printf(
                Locale.ROOT,
                "CetoEX demo: %d simulated traders on %s%n%n"
                        + "  page       %s/%n"
                        + "  investor   %d   api_key %s%n"
                        + "  investor   %d   api_key %s%n"
                        + "  data       %s%s%n%n"
                        + "Paste this to buy some BTC:%n%n"
                        + "  curl -s %s/api/market-making/orders/place -H 'Content-Type: application/json' \\%n"
                        + "    -d '{%s,\"symbol\":\"BTC\",\"side\":\"buy\",\"type\":\"market\",\"amount\":0.01}'%n%n"
                        + "Ctrl-C ends it.%n",
                TradingFloor.TRADERS,
                String.join(", ", DemoMarket.ALL.stream().map(DemoMarket::symbol).toList()),
                address,
                first.investorId(),
                first.apiKey(),
                second.investorId(),
                second.apiKey(),
                folder.toAbsolutePath().normalize(),
                data == null ? " (removed at the end)" : "",
                address,
                credentials);
        out.flush();
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("cetoex-demo-");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made", e);
        }
    }

    private static int freePort() {
        try (ServerSocket probe =
                new ServerSocket(DEFAULT_PORT, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            // The system cleans its temporary folder.
            System.err.println("The folder " + folder + " was not removed: " + e);
        }
    }
}
