package com.cetoex.server.bootstrap;

import java.util.List;

/**
 * A bootstrap file that was read and found whole: every value is in the units of the ledger and no
 * step of it can be refused.
 *
 * @param hash SHA-256 of the file's bytes
 * @param assets in the order of listing, USDT first
 * @param markets in the file's order
 * @param investors in the file's order
 * @param remarks what is allowed but probably not meant, in sentences
 */
public record BootstrapFile(
        FileHash hash,
        List<Asset> assets,
        List<Market> markets,
        List<Investor> investors,
        List<String> remarks) {

    /** An asset and the decimals of its smallest unit. */
    public record Asset(String name, int decimals) {}

    /**
     * A market.
     *
     * @param makerFeeRate in 1e-8 of the notional; negative is a rebate
     * @param takerFeeRate in 1e-8 of the notional
     * @param minNotionalUnits in the quote asset's smallest unit
     */
    public record Market(
            String symbol,
            String base,
            String quote,
            ScaledNumber tickSize,
            ScaledNumber lotSize,
            long minNotionalUnits,
            int makerFeeRate,
            int takerFeeRate) {}

    /**
     * An investor.
     *
     * @param standardPerMinute standard requests in any 60 s; 0 for no limit
     * @param bulkPerMinute bulk requests in any 60 s; 0 for no limit
     * @param balances what the account starts with, nothing that is zero
     */
    public record Investor(
            long investorId,
            String apiKey,
            int standardPerMinute,
            int bulkPerMinute,
            int maxOpenOrders,
            List<Balance> balances) {
        @Override
        public String toString() {
            return "Investor[" + investorId + "]";
        }
    }

    /** An amount of an asset in its smallest unit. */
    public record Balance(String asset, long units) {}

    /** A positive decimal: mantissa divided by 10^scale. */
    public record ScaledNumber(long mantissa, int scale) {}
}
