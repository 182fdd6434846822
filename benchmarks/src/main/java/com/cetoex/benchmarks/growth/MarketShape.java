package com.cetoex.benchmarks.growth;

/**
 * How large an exchange is.
 *
 * @param resting orders in all books together, about
 * @param markets among which they are spread evenly by chance
 * @param investors who own them, by chance
 */
record MarketShape(int resting, int markets, int investors) {
    /** Who takes and never rests, so that nobody meets an own order. */
    static final int TAKERS = 1_000;

    int accounts() {
        return investors + TAKERS;
    }
}
