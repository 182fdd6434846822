package com.cetoex.server.start;

import com.cetoex.server.bootstrap.BootstrapFault;
import com.cetoex.server.bootstrap.BootstrapFile;
import com.cetoex.server.bootstrap.BootstrapReader;
import com.cetoex.server.config.ConfigurationFault;
import com.cetoex.server.config.Flags;
import com.cetoex.server.config.ProductVersion;
import com.cetoex.server.config.Settings;
import com.cetoex.server.config.SettingsReader;
import com.cetoex.server.exchange.Exchange;
import com.cetoex.server.exchange.GracefulEnd;
import com.cetoex.server.exchange.HaltOnDeath;
import com.cetoex.server.exchange.StartFailure;
import com.cetoex.server.logging.LogOutput;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cetoex start}: runs the exchange in the foreground until it is asked to end. */
@Command(
        name = "start",
        description = {
            "Runs the exchange in the foreground. It is ready when GET /api/market-making/status answers 200; SIGTERM or "
                    + "Ctrl-C ends it: what is under way is answered, a snapshot is taken.",
            ""
        },
        exitCodeList = {
            "0:it was asked to end, and ended in order",
            "1:it did not start: the folder is in use, the port is taken, or a file is refused; a sentence says which",
            "2:the arguments were not understood",
            "3:the memory ran out (a larger heap: CETOEX_JAVA_OPTS=-Xmx2g)",
            "70:the engine broke one of its own rules; nothing after that was applied",
            "71:a part of the exchange died; start it again",
            "74:the disk refused a write, or has no room to start on"
        },
        footer = {
            "  ./cetoex start --data data --port 8080 --bootstrap markets.json",
            "  ./cetoex start --data data --port 8080 --supervise",
            "  curl -s http://127.0.0.1:8080/api/market-making/status",
            "",
            "A flag wins over the environment (CETOEX_HTTP_PORT=8080), the environment over the configuration file, the file",
            "over the defaults. Every setting is explained in server/src/main/resources/reference.conf."
        })
public final class StartCommand implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Holds all that must survive; made when missing. One exchange at a time uses it. Required.")
    @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port to listen on; 0 takes a free one (default: 8080).")
    @Nullable Integer port;

    @Option(
            names = "--bootstrap",
            paramLabel = "FILE",
            description =
                    "Markets and investors for an empty folder, in JSON; applied once, ignored later.")
    @Nullable Path bootstrap;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Settings in HOCON, properties or JSON; a name that is no setting is refused.")
    @Nullable Path config;

    @Option(
            names = "--log-format",
            paramLabel = "text|json",
            description = "How the log on standard error is written (default: text).")
    @Nullable String logFormat;

    @Option(
            names = "--supervise",
            description =
                    "The launcher stays beside it and starts it again after any end but 0, 1 and 2.")
    boolean isSupervised;

    @Override
    public Integer call() {
        if (isSupervised) {
            // The launcher keeps it to itself, so that this process was not started by it.
            throw new ParameterException(
                    spec.commandLine(),
                    "--supervise needs the launcher: ./cetoex start --supervise.");
        }
        if (data == null) {
            throw new ParameterException(spec.commandLine(), "Name the data folder: --data DIR.");
        }
        return start(data);
    }

    private int start(Path folder) {
        long beganNanos = System.nanoTime();
        GracefulEnd end = GracefulEnd.onSignal();
        try {
            Settings settings = new SettingsReader().read(flags(), System.getenv());
            LogOutput.configure(settings.logging());
            Optional<BootstrapFile> file =
                    Optional.ofNullable(bootstrap).map(BootstrapReader::read);
            file.ifPresent(
                    read -> read.remarks().forEach(remark -> err().println("Note: " + remark)));
            Exchange exchange = Exchange.launch(folder, settings, file, new HaltOnDeath());
            end.started(exchange::shutdown);
            announce(folder, exchange, settings, Duration.ofNanos(System.nanoTime() - beganNanos));
            end.await();
            return 0;
        } catch (StartFailure e) {
            err().println(e.getMessage());
            return e.exitCode().status();
        } catch (ConfigurationFault | BootstrapFault e) {
            err().println(e.getMessage());
            return 1;
        } finally {
            end.disarm();
        }
    }

    private Flags flags() {
        Flags flags = Flags.none();
        if (config != null) {
            flags = flags.withFile(config);
        }
        if (port != null) {
            flags = flags.with("cetoex.http.port", port);
        }
        return logFormat == null ? flags : flags.with("cetoex.logging.format", logFormat);
    }

    private void announce(Path folder, Exchange exchange, Settings settings, Duration took) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "CetoEX %s is ready at %s after %.1f s%n"
                        + "  data      %s (durability: %s)%n"
                        + "  markets   %d%n"
                        + "  page      %s/%n"
                        + "  status    curl -s %s/api/market-making/status%n"
                        + "  SIGTERM or Ctrl-C ends it%n",
                ProductVersion.text(),
                exchange.address(),
                took.toMillis() / 1e3,
                folder.toAbsolutePath().normalize(),
                settings.log().durability().name().toLowerCase(Locale.ROOT),
                exchange.marketCount(),
                exchange.address(),
                exchange.address());
        out.flush();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
