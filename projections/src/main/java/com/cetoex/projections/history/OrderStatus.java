package com.cetoex.projections.history;

/** Where an order is in its life; the codes are those of the column orders.status. */
public enum OrderStatus {
    /** Stands in the book, nothing traded yet. */
    OPEN(1),
    /** Stands in the book, a part traded. */
    PARTIALLY_FILLED(2),
    /** Traded whole. */
    FILLED(3),
    /** Ended before it was filled. */
    CANCELLED(4);

    private final int code;

    OrderStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static OrderStatus of(int code) {
        for (OrderStatus status : values()) {
            if (status.code == code) {
                return status;
            }
        }
        throw new HistoryDamaged("expected an order status, was " + code, null);
    }
}
