package com.cetoex.server.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Reads a bootstrap file strictly: whatever the exchange would refuse, and whatever is mistyped, is
 * a {@link BootstrapFault} before anything is applied.
 */
public final class BootstrapReader {
    private static final Set<String> FIELDS = Set.of("assets", "markets", "investors");

    private BootstrapReader() {}

    /** Reads a file, checks all of it, and rehearses it. */
    public static BootstrapFile read(Path path) {
        try {
            return read(Files.readAllBytes(path));
        } catch (IOException e) {
            throw new BootstrapFault(
                    "The bootstrap file " + path + " cannot be read: " + reason(path, e));
        }
    }

    /** Reads the bytes of a file likewise. */
    public static BootstrapFile read(byte[] content) {
        BootstrapFile file = file(content);
        BootstrapRehearsal.check(BootstrapPlan.of(file));
        return file;
    }

    private static String reason(Path path, IOException e) {
        return Files.exists(path) ? e + "." : "there is no such file.";
    }

    private static BootstrapFile file(byte[] content) {
        Entry root = new Entry(StrictJson.read(content), "the file", FIELDS);
        KnownAssets assets = new KnownAssets();
        MarketReader markets = new MarketReader(assets);
        InvestorReader investors = new InvestorReader(assets);
        root.forEach("assets", "asset", KnownAssets.FIELDS, assets::list);
        root.forEach("markets", "market", MarketReader.FIELDS, markets::read);
        root.forEach("investors", "investor", InvestorReader.FIELDS, investors::read);
        return new BootstrapFile(
                FileHash.of(content),
                assets.all(),
                markets.all(),
                investors.all(),
                assets.remarks());
    }
}
