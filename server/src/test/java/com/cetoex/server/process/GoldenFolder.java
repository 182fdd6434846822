package com.cetoex.server.process;

import com.cetoex.client.Account;
import com.cetoex.client.CetoexClient;
import com.cetoex.client.HistoryFilter;
import com.cetoex.client.NewOrder;
import com.cetoex.client.Order;
import com.cetoex.client.Side;
import com.cetoex.node.FolderVerification;
import com.cetoex.node.ProgressListener;
import com.cetoex.node.VerificationReport;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A data folder of a released version, kept for ever, so that every later version proves that it
 * reads it: {@code golden/FORMAT/data.zip}, and beside it what must come out.
 *
 * <p>Made by {@link #main}, once for each format of folder or schema; an old one is never made
 * again. The folder is one of a killed process: a snapshot, a log behind it, and the history.
 */
final class GoldenFolder {
    static final Path HOME = Path.of("src/test/resources/golden");

    private static final int ORDERS = 80;
    private static final String LENGTH = "length=";

    private GoldenFolder() {}

    /** Makes the golden folder of this version; the argument is its name, such as 1. */
    public static void main(String[] arguments) throws IOException {
        Path home = HOME.resolve(arguments[0]);
        Path work = Files.createTempDirectory("golden");
        Path data = work.resolve("data");
        String bootstrap = TestBootstrap.in(work).toString();
        try (ExchangeProcess exchange = ExchangeProcess.start(data, "--bootstrap", bootstrap)) {
            trade(exchange, new SplittableRandom(1));
            exchange.terminate();
            exchange.exitStatus();
        }
        List<String> lines = new ArrayList<>();
        try (ExchangeProcess exchange = ExchangeProcess.start(data)) {
            trade(exchange, new SplittableRandom(2));
            lines.addAll(describe(exchange));
        }
        lines.addFirst(describe(FolderVerification.verify(data, ProgressListener.SILENT)));
        Files.createDirectories(home);
        Files.write(home.resolve("expected.txt"), lines);
        pack(data, home.resolve("data.zip"));
    }

    private static void trade(ExchangeProcess exchange, SplittableRandom random) {
        List<CetoexClient> clients = new ArrayList<>();
        for (int investor = 1; investor <= TestBootstrap.INVESTORS; investor++) {
            clients.add(exchange.client(investor));
        }
        String prefix = "o" + random.nextInt(1_000_000) + "-";
        for (int i = 0; i < ORDERS; i++) {
            CetoexClient client = clients.get(i % clients.size());
            long orderId =
                    client.place(order(random).withClientOrderId(prefix + i)).order().orderId();
            if (i % 7 == 0) {
                client.openOrders().stream()
                        .filter(order -> order.orderId() == orderId)
                        .forEach(order -> client.cancel(order.orderId()));
            }
            if (i % 50 == 0) {
                client.placeAll(List.of(order(random), order(random)));
            }
        }
        clients.forEach(CetoexClient::close);
    }

    private static NewOrder order(SplittableRandom random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(1_000, 20_000), 6);
        if (random.nextInt(10) == 0) {
            return NewOrder.market("BTC", side, amount);
        }
        return NewOrder.limit(
                "BTC", side, amount, BigDecimal.valueOf(random.nextInt(4_990_000, 5_010_001), 2));
    }

    /** What a verification must find. */
    static String describe(VerificationReport report) {
        return "state %016x, events %d, open orders %d, faults %s"
                .formatted(
                        report.stateHash(),
                        report.lastSequence(),
                        report.openOrders(),
                        report.faults());
    }

    /** What clients must read; only of fields that no later version may change. */
    static List<String> describe(ExchangeProcess exchange) {
        List<String> lines = new ArrayList<>();
        for (int investor = 1; investor <= TestBootstrap.INVESTORS; investor++) {
            try (CetoexClient client = exchange.client(investor)) {
                Account account = client.account();
                lines.add(
                        "account %d: %s USDT, %s BTC"
                                .formatted(
                                        investor,
                                        account.usdtBalance().toPlainString(),
                                        account.holding("BTC")
                                                .orElseThrow()
                                                .balance()
                                                .toPlainString()));
                client.history(HistoryFilter.all().limit(500)).orders().stream()
                        .map(GoldenFolder::describe)
                        .forEach(lines::add);
            }
        }
        return lines;
    }

    private static String describe(Order order) {
        return "%d %s %s %s %s of %s @ %s, average %s, %s"
                .formatted(
                        order.orderId(),
                        order.clientOrderId().orElse("-"),
                        order.side(),
                        order.status(),
                        order.filledAmount().toPlainString(),
                        order.amount().toPlainString(),
                        order.price().map(BigDecimal::toPlainString).orElse("market"),
                        order.averagePrice().map(BigDecimal::toPlainString).orElse("-"),
                        order.createdAt());
    }

    /** The names of all golden folders, oldest first. */
    static List<String> names() throws IOException {
        try (Stream<Path> folders = Files.list(HOME)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    /** The ends of most files were never written: they are left out, and their length noted. */
    private static void pack(Path data, Path zip) throws IOException {
        try (Stream<Path> walk = Files.walk(data);
                OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Path path : walk.filter(GoldenFolder::isKept).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(path);
                int end = bytes.length;
                while (end > 0 && bytes[end - 1] == 0) {
                    end--;
                }
                ZipEntry entry = new ZipEntry(data.relativize(path).toString());
                entry.setComment(LENGTH + bytes.length);
                out.putNextEntry(entry);
                out.write(bytes, 0, end);
                out.closeEntry();
            }
        }
    }

    /** What belongs to a running process, and is made again at a start, is left out. */
    private static boolean isKept(Path path) {
        String name = path.getFileName().toString();
        return Files.isRegularFile(path)
                && !name.contains("-mark")
                && !name.endsWith("-shm")
                && !name.equals("lock");
    }

    /** Makes the folder anew in an empty place. */
    static void unpack(String name, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(HOME.resolve(name).resolve("data.zip").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path path = to.resolve(entry.getName());
                Files.createDirectories(path.getParent());
                byte[] written = zip.getInputStream(entry).readAllBytes();
                int length = Integer.parseInt(entry.getComment().substring(LENGTH.length()));
                Files.write(path, Arrays.copyOf(written, length));
            }
        }
    }
}
