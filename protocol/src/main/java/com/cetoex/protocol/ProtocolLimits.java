package com.cetoex.protocol;

/** The limits that more than one module must agree on, each with where it comes from. */
public final class ProtocolLimits {
    /** Orders in one bulk request (seed, bulk place). */
    public static final int MAX_BULK_ORDERS = 20;

    /** Ids in one bulk cancel (seed, bulk cancel). */
    public static final int MAX_BULK_CANCELS = 50;

    /** Characters of a client order id (contract, orders; FIX venues use the same). */
    public static final int MAX_CLIENT_ORDER_ID_LENGTH = 36;

    /** Characters of an asset's name or a symbol; the schema's type Name. */
    public static final int MAX_NAME_LENGTH = 20;

    /** Decimals of an asset, a tick size or a lot size: 10^18 is the largest power in a long. */
    public static final int MAX_SCALE = 18;

    /** Most bytes of one event batch; a command with more events is told in several. */
    public static final int MAX_BATCH_LENGTH = 32 * 1024;

    /** A fee rate of 1 stands for this part of the notional; one basis point is 10,000. */
    public static final int FEE_RATE_SCALE = 100_000_000;

    /** Standard requests in any 60 s when the operator says nothing (seed, limits). */
    public static final int DEFAULT_STANDARD_PER_MINUTE = 100;

    /** Bulk requests in any 60 s when the operator says nothing (seed, limits). */
    public static final int DEFAULT_BULK_PER_MINUTE = 10;

    /** Largest request limit of either kind (contract, bootstrap). */
    public static final int MAX_REQUESTS_PER_MINUTE = 10_000;

    /** Open orders of one investor when the operator says nothing (contract, bootstrap). */
    public static final int DEFAULT_MAX_OPEN_ORDERS = 10_000;

    /** Largest cap of open orders that an operator can give one investor. */
    public static final int LARGEST_MAX_OPEN_ORDERS = 1_000_000;

    /** How long a client order id is remembered after its first acceptance (contract, orders). */
    public static final long CLIENT_ORDER_ID_MEMORY_MILLIS = 24L * 60 * 60 * 1000;

    /** The investor id of the operator's account, which fees go to and rebates come from. */
    public static final long OPERATOR_INVESTOR_ID = 0;

    private ProtocolLimits() {}
}
