package com.cetoex.engine;

/** Someone who may trade: credential, limits and the number of open orders. One thread. */
final class Investor {
    static final int SALT_LENGTH = 16;
    static final int HASH_LENGTH = 32;

    final long id;
    final int index;
    final byte[] keySalt = new byte[SALT_LENGTH];
    final byte[] keyHash = new byte[HASH_LENGTH];
    int standardPerMinute;
    int bulkPerMinute;
    int maxOpenOrders;
    int openOrders;

    Investor(long id, int index) {
        this.id = id;
        this.index = index;
    }
}
