package com.cetoex.projections.live;

import com.cetoex.protocol.sbe.InstrumentStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Everything that is listed or registered: assets, instruments, investors.
 *
 * <p>Reads are safe from any thread and see whole commands only.
 */
public final class Directory {
    private final ViewsLock lock;
    private final List<Asset> assets = new ArrayList<>();
    private final List<Instrument> instruments = new ArrayList<>();
    private final Map<String, Integer> assetIds = new HashMap<>();
    private final Map<String, Integer> instrumentIds = new HashMap<>();
    private final Long2ObjectHashMap<Investor> investors = new Long2ObjectHashMap<>();

    Directory(ViewsLock lock) {
        this.lock = lock;
    }

    /** All assets, by id. */
    public List<Asset> assets() {
        return lock.read(() -> List.copyOf(assets));
    }

    /** The asset of an id that an instrument or a balance names. */
    public Asset asset(int assetId) {
        return lock.read(() -> assets.get(assetId));
    }

    /** The asset of a name. */
    public Optional<Asset> asset(String name) {
        return lock.read(() -> Optional.ofNullable(assetIds.get(name)).map(assets::get));
    }

    /** All instruments, by id. */
    public List<Instrument> instruments() {
        return lock.read(() -> List.copyOf(instruments));
    }

    /** The instrument of an id that an order or a trade names. */
    public Instrument instrument(int instrumentId) {
        return lock.read(() -> instruments.get(instrumentId));
    }

    /** The instrument of a symbol; upper and lower case differ. */
    public Optional<Instrument> instrument(String symbol) {
        return lock.read(
                () -> Optional.ofNullable(instrumentIds.get(symbol)).map(instruments::get));
    }

    /**
     * The market in which one asset is traded for another, the first listed when there are more.
     */
    public Optional<Instrument> instrumentOf(int baseAssetId, int quoteAssetId) {
        return lock.read(
                () ->
                        instruments.stream()
                                .filter(i -> i.baseAssetId() == baseAssetId)
                                .filter(i -> i.quoteAssetId() == quoteAssetId)
                                .findFirst());
    }

    /** The investor of an id. */
    public Optional<Investor> investor(long investorId) {
        return lock.read(() -> Optional.ofNullable(investors.get(investorId)));
    }

    void clear() {
        assets.clear();
        instruments.clear();
        assetIds.clear();
        instrumentIds.clear();
        investors.clear();
    }

    void list(Asset asset) {
        assert asset.assetId() == assets.size() : "asset ids are dense";
        assets.add(asset);
        assetIds.put(asset.name(), asset.assetId());
    }

    void list(Instrument instrument) {
        assert instrument.instrumentId() == instruments.size() : "instrument ids are dense";
        instruments.add(instrument);
        instrumentIds.put(instrument.symbol(), instrument.instrumentId());
    }

    void register(Investor investor) {
        investors.put(investor.investorId(), investor);
    }

    void changeCredential(long investorId, Credential credential) {
        register(known(investorId).withCredential(credential));
    }

    void changeFees(int instrumentId, int makerRate, int takerRate) {
        instruments.set(instrumentId, instruments.get(instrumentId).withFees(makerRate, takerRate));
    }

    void changeStatus(int instrumentId, InstrumentStatus status) {
        instruments.set(instrumentId, instruments.get(instrumentId).withStatus(status));
    }

    Investor known(long investorId) {
        Investor investor = investors.get(investorId);
        if (investor == null) {
            throw new IllegalStateException("expected investor " + investorId + ", was unknown");
        }
        return investor;
    }
}
