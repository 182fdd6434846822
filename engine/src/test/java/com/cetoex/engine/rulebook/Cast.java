package com.cetoex.engine.rulebook;

import java.util.ArrayList;
import java.util.List;

/** Who and what a script names, by the ids that the exchange knows them by. */
final class Cast {
    private static final String OPERATOR = "operator";

    private final List<String> investors = new ArrayList<>(List.of(OPERATOR));
    private final List<String> assets = new ArrayList<>();
    private final List<String> symbols = new ArrayList<>();

    boolean knows(String investor) {
        return investors.contains(investor);
    }

    long addInvestor(String name) {
        investors.add(name);
        return investorId(name);
    }

    long investorId(String name) {
        return investors.indexOf(name);
    }

    String nameOf(long investorId) {
        return investors.get((int) investorId);
    }

    boolean addAsset(String name) {
        return !assets.contains(name) && assets.add(name);
    }

    List<String> assets() {
        return assets;
    }

    String assetName(int assetId) {
        return assets.get(assetId);
    }

    void addSymbol(String symbol) {
        symbols.add(symbol);
    }

    boolean hasMarket() {
        return !symbols.isEmpty();
    }

    int instrumentId(String symbol) {
        int id = symbols.indexOf(symbol);
        if (id < 0) {
            throw new IllegalArgumentException("no market is named " + symbol);
        }
        return id;
    }

    boolean isSymbol(String word) {
        return symbols.contains(word);
    }

    String symbol(int instrumentId) {
        return symbols.get(instrumentId);
    }
}
