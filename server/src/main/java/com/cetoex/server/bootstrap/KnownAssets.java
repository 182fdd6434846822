package com.cetoex.server.bootstrap;

import com.cetoex.protocol.ProtocolLimits;
import com.cetoex.server.bootstrap.BootstrapFile.Asset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The assets of a bootstrap file as far as it is read: listed, or made where they are named. */
final class KnownAssets {
    /** The fields of an asset. */
    static final Set<String> FIELDS = Set.of("asset", "decimals");

    private static final String USDT = "USDT";
    private static final int DEFAULT_DECIMALS = 8;

    private final Set<String> listed = new HashSet<>();
    private final Map<String, Asset> assets = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    KnownAssets() {
        assets.put(USDT, new Asset(USDT, DEFAULT_DECIMALS));
    }

    /** In the order in which they became known, USDT first. */
    List<Asset> all() {
        return List.copyOf(assets.values());
    }

    /** What is allowed but probably not meant, in sentences. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    void list(Entry entry) {
        String name = entry.name("asset");
        if (!listed.add(name)) {
            throw entry.fault("is there twice.");
        }
        int decimals =
                entry.has("decimals")
                        ? (int) entry.integer("decimals", 0, ProtocolLimits.MAX_SCALE)
                        : DEFAULT_DECIMALS;
        assets.put(name, new Asset(name, decimals));
    }

    /** An asset of a market: listed, or made with the default decimals. */
    Asset known(Entry entry, String name) {
        checkCase(entry, name);
        return assets.computeIfAbsent(name, made -> new Asset(made, DEFAULT_DECIMALS));
    }

    /** An asset that an investor is given; it is worth a remark when no market trades it. */
    Asset held(Entry entry, String name) {
        entry.checkName(name);
        if (!assets.containsKey(name)) {
            checkCase(entry, name);
            remarks.add("No market trades " + name + ", which investors are given.");
        }
        return known(entry, name);
    }

    /** Two assets that differ in case alone are one asset and a slip. */
    private void checkCase(Entry entry, String name) {
        if (assets.containsKey(name)) {
            return;
        }
        for (String other : assets.keySet()) {
            if (other.equalsIgnoreCase(name)) {
                throw entry.fault(
                        "names the unknown asset \""
                                + name
                                + "\". Did you mean \""
                                + other
                                + "\"?");
            }
        }
    }
}
