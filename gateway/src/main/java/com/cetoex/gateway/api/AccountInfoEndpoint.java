package com.cetoex.gateway.api;

import com.cetoex.gateway.json.JsonWriter;
import com.cetoex.projections.live.Asset;
import com.cetoex.projections.live.Balance;
import com.cetoex.projections.live.LiveViews;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /account/info}: balances and what they are worth (seed, account; contract, money).
 */
final class AccountInfoEndpoint implements Endpoint {
    /** The asset that everything is valued in (seed, account). */
    private static final String VALUATION_ASSET = "USDT";

    private final LiveViews views;

    AccountInfoEndpoint(LiveViews views) {
        this.views = views;
    }

    /**
     * What an investor has of an asset other than USDT.
     *
     * @param price in USDT, where there is one
     */
    private record Position(
            String symbol, BigDecimal total, BigDecimal locked, Optional<BigDecimal> price) {
        Optional<BigDecimal> value() {
            return price.map(total::multiply);
        }
    }

    @Override
    public String path() {
        return "/account/info";
    }

    @Override
    public Set<String> fields() {
        return Set.of();
    }

    @Override
    public void handle(ApiRequest request) {
        long investorId = request.investor().investorId();
        List<Balance> balances = views.accounts().of(investorId);
        List<Position> portfolio =
                balances.stream()
                        .filter(balance -> balance.totalUnits() > 0)
                        .filter(balance -> !isValuationAsset(asset(balance)))
                        .map(this::position)
                        .sorted(Comparator.comparing(Position::symbol))
                        .toList();
        Position usdt =
                balances.stream()
                        .filter(balance -> isValuationAsset(asset(balance)))
                        .map(this::position)
                        .findFirst()
                        .orElse(nothing());
        request.succeed(json -> write(json, investorId, usdt, portfolio));
    }

    private static void write(
            JsonWriter json, long investorId, Position usdt, List<Position> portfolio) {
        BigDecimal total =
                portfolio.stream()
                        .flatMap(position -> position.value().stream())
                        .reduce(usdt.total, BigDecimal::add);
        json.beginObject().integer("investor_id", investorId);
        json.name("usdt_balance").decimal(usdt.total);
        json.name("usdt_available").decimal(usdt.total.subtract(usdt.locked));
        json.name("usdt_locked").decimal(usdt.locked);
        json.name("total_portfolio_value").decimal(total);
        json.beginArray("portfolio");
        portfolio.forEach(position -> write(json, position));
        json.endArray().time("timestamp", System.currentTimeMillis()).endObject();
    }

    private static void write(JsonWriter json, Position position) {
        json.beginObject().text("symbol", position.symbol);
        json.name("balance").decimal(position.total);
        json.name("available").decimal(position.total.subtract(position.locked));
        json.name("locked").decimal(position.locked);
        writeOrNull(json, "current_price", position.price);
        writeOrNull(json, "value_usdt", position.value());
        json.endObject();
    }

    private static void writeOrNull(JsonWriter json, String name, Optional<BigDecimal> value) {
        if (value.isPresent()) {
            json.name(name).decimal(value.get());
        } else {
            json.nothing(name);
        }
    }

    private Asset asset(Balance balance) {
        return views.directory().asset(balance.assetId());
    }

    private static boolean isValuationAsset(Asset asset) {
        return asset.name().equals(VALUATION_ASSET);
    }

    private static Position nothing() {
        return new Position(
                VALUATION_ASSET, BigDecimal.ZERO, BigDecimal.ZERO, Optional.of(BigDecimal.ONE));
    }

    private Position position(Balance balance) {
        Asset asset = asset(balance);
        return new Position(
                asset.name(),
                BigDecimal.valueOf(balance.totalUnits(), asset.decimals()),
                BigDecimal.valueOf(balance.lockedUnits(), asset.decimals()),
                price(asset));
    }

    private Optional<BigDecimal> price(Asset asset) {
        return views.directory()
                .asset(VALUATION_ASSET)
                .flatMap(usdt -> views.directory().instrumentOf(asset.assetId(), usdt.assetId()))
                .flatMap(instrument -> Markets.price(views, instrument));
    }
}
