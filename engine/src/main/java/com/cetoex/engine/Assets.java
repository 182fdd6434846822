package com.cetoex.engine;

import com.cetoex.protocol.ProtocolLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The assets that the exchange knows, by id in the order of listing. One thread. */
final class Assets {
    /** Most assets; their names are searched one by one, by operators' commands only. */
    static final int MAX_ASSETS = 4096;

    /** An asset; decimals never change, since every amount in the log is written in them. */
    record Asset(int id, String name, int decimals) {}

    private final List<Asset> assets = new ArrayList<>();

    int count() {
        return assets.size();
    }

    boolean isFull() {
        return assets.size() == MAX_ASSETS;
    }

    Asset get(int id) {
        return assets.get(id);
    }

    @Nullable Asset find(String name) {
        for (Asset asset : assets) {
            if (asset.name().equals(name)) {
                return asset;
            }
        }
        return null;
    }

    Asset add(String name, int decimals) {
        if (decimals > ProtocolLimits.MAX_SCALE) {
            throw new InvariantViolation(
                    "expected at most " + ProtocolLimits.MAX_SCALE + " decimals, was " + decimals);
        }
        Asset asset = new Asset(assets.size(), name, decimals);
        assets.add(asset);
        return asset;
    }
}
