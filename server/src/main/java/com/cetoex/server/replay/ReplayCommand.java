package com.cetoex.server.replay;

import com.cetoex.client.CetoexClient;
import com.cetoex.client.CetoexException;
import com.cetoex.client.Credentials;
import com.cetoex.server.terminal.ProgressLine;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code cetoex replay}: sends recorded order flow to a running exchange and compares every fill
 * and every book.
 */
@Command(
        name = "replay",
        description = {
            "Replays recorded order flow against a running exchange, through its REST API, and compares every fill, every "
                    + "checkpoint's book and every order's end with the recording.",
            ""
        },
        exitCodeList = {
            "0:all was as recorded",
            "1:something differed, the exchange could not be reached, or a file could not be read",
            "2:the arguments were not understood"
        },
        footer = {
            "  ./cetoex replay recordings/btcusd.commands.tsv.gz --write-bootstrap replay.json",
            "  ./cetoex start --data replay-data --port 8081 --bootstrap replay.json",
            "  and in another terminal",
            "  ./cetoex replay recordings/btcusd.commands.tsv.gz --port 8081 --bootstrap replay.json",
            "",
            "A recording is tab separated, plain or gzip: seq row op id side price size fills. op is P (rests whole), X (fills at",
            "once), L (fills in part and rests) or C (cancels); fills lists maker@price*size separated by |. Prices are whole",
            "ticks, sizes whole lots. Checkpoints are JSON lines; NAME.checkpoints.jsonl beside NAME.commands.tsv.gz is used."
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final String RECORDING_ENDING = ".commands.tsv";

    @Spec CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The recording.")
    Path file;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "The port of an exchange on this machine (default: 8080).")
    @Nullable Integer port;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The address of the exchange, for example http://127.0.0.1:8080.")
    @Nullable URI url;

    @Option(
            names = "--bootstrap",
            paramLabel = "FILE",
            description =
                    "Takes market, units and accounts from the bootstrap file that the exchange was started with.")
    @Nullable Path bootstrap;

    @Option(
            names = "--write-bootstrap",
            paramLabel = "FILE",
            description =
                    "Writes the bootstrap file that the replay needs, with fresh keys, and ends.")
    @Nullable Path writeBootstrap;

    @Option(
            names = "--account",
            paramLabel = "ID:KEY",
            description =
                    "An account to trade with, instead of --bootstrap; once for each account that is needed.")
    List<String> accounts = new ArrayList<>();

    @Option(names = "--symbol", paramLabel = "NAME", description = "The market.")
    @Nullable String symbol;

    @Option(
            names = "--tick",
            paramLabel = "DECIMAL",
            description = "The recording's price unit in USDT, for example 0.01.")
    @Nullable BigDecimal tick;

    @Option(
            names = "--lot",
            paramLabel = "DECIMAL",
            description = "The recording's size unit in the base asset, for example 0.00000001.")
    @Nullable BigDecimal lot;

    @Option(
            names = "--checkpoints",
            paramLabel = "FILE",
            description = "The books to compare with; none with an empty name.")
    @Nullable String checkpoints;

    @Option(
            names = "--single",
            description =
                    "Sends every command as a request of its own; slower, but as a client would.")
    boolean isSingle;

    @Override
    public Integer call() {
        try {
            List<RecordedCommand> commands = RecordingReader.read(file);
            AccountPlan plan = new AccountPlan(commands);
            if (writeBootstrap != null) {
                return write(writeBootstrap, commands, plan);
            }
            return replay(commands, plan);
        } catch (ReplayFault | CetoexException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private int write(Path target, List<RecordedCommand> commands, AccountPlan plan) {
        ReplayBootstrap.write(target, market(), commands, plan, ReplayCommand::randomText);
        out().printf(
                        "Wrote %s: %s with %d accounts for %,d commands.%n",
                        target, market().symbol(), plan.accounts(), commands.size());
        out().flush();
        return 0;
    }

    private int replay(List<RecordedCommand> commands, AccountPlan plan) {
        ReplayMarket market;
        List<Credentials> credentials;
        if (bootstrap != null) {
            ReplayBootstrap read = ReplayBootstrap.read(bootstrap);
            market = read.market();
            credentials = read.credentials();
        } else {
            market = market();
            credentials = accounts.stream().map(this::credentials).toList();
        }
        if (credentials.size() < plan.accounts()) {
            throw usage(
                    "The replay needs "
                            + plan.accounts()
                            + " accounts, so that no order meets one of its own; given are "
                            + credentials.size()
                            + ". Use --bootstrap FILE or --account ID:KEY.");
        }
        List<CetoexClient> clients =
                credentials.stream()
                        .limit(plan.accounts())
                        .map(own -> new CetoexClient(address(), own))
                        .toList();
        try {
            return replay(commands, plan, clients, market);
        } finally {
            clients.forEach(CetoexClient::close);
        }
    }

    private int replay(
            List<RecordedCommand> commands,
            AccountPlan plan,
            List<CetoexClient> clients,
            ReplayMarket market) {
        Map<Long, Checkpoint> books = checkpointFile().map(Checkpoint::read).orElseGet(Map::of);
        List<Step> steps = StepPlan.of(commands, plan, books, !isSingle);
        Replayer replayer = new Replayer(clients, market, "r" + randomText().substring(0, 8));
        ReplayReport report;
        try (ProgressLine progress =
                ProgressLine.open("Replaying " + file.getFileName(), commands.size())) {
            report = replayer.replay(steps, progress::advance);
        }
        out().print(report.text());
        out().flush();
        return report.isEqual() ? 0 : 1;
    }

    private ReplayMarket market() {
        Optional<ReplayMarket> known = ReplayMarket.known(file);
        if (known.isEmpty() && (symbol == null || tick == null || lot == null)) {
            throw usage("Name the market and the recording's units: --symbol, --tick and --lot.");
        }
        return new ReplayMarket(
                symbol != null ? symbol : known.orElseThrow().symbol(),
                tick != null ? tick : known.orElseThrow().tick(),
                lot != null ? lot : known.orElseThrow().lot());
    }

    private Credentials credentials(String account) {
        int colon = account.indexOf(':');
        try {
            return new Credentials(
                    Long.parseLong(account.substring(0, Math.max(0, colon))),
                    account.substring(colon + 1));
        } catch (NumberFormatException e) {
            throw usage("--account needs ID:KEY, for example 1001:secret.");
        }
    }

    private URI address() {
        if (url != null) {
            return url;
        }
        return URI.create("http://127.0.0.1:" + (port != null ? port : 8080));
    }

    /** The file that was named, or the one beside the recording. */
    private Optional<Path> checkpointFile() {
        if (checkpoints != null) {
            return checkpoints.isEmpty() ? Optional.empty() : Optional.of(Path.of(checkpoints));
        }
        String name = String.valueOf(file.getFileName());
        int ending = name.indexOf(RECORDING_ENDING);
        if (ending < 0) {
            return Optional.empty();
        }
        Path beside = file.resolveSibling(name.substring(0, ending) + ".checkpoints.jsonl");
        return Files.exists(beside) ? Optional.of(beside) : Optional.empty();
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String randomText() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
