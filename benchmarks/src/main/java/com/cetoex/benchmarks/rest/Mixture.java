package com.cetoex.benchmarks.rest;

/** One investor who places, looks at the book, cancels, places, looks at its orders, cancels. */
final class Mixture implements Conversation {
    private static final int STEPS = 6;

    private final Investor investor;
    private final byte[] place;
    private final byte[] bookRead;
    private final byte[] openOrders;
    private long restingOrderId;
    private int step;

    Mixture(Investor investor) {
        this.investor = investor;
        place = investor.place();
        bookRead = investor.bookRead();
        openOrders = investor.openOrders();
    }

    @Override
    public byte[] nextRequest() {
        return switch (step) {
            case 0, 3 -> place;
            case 1 -> bookRead;
            case 4 -> openOrders;
            default -> investor.cancel(restingOrderId);
        };
    }

    @Override
    public void onAnswer(byte[] bytes, int bodyOffset, int bodyLength) {
        if (step % (STEPS / 2) == 0) {
            OrderIds.read(bytes, bodyOffset, bodyLength, 1, id -> restingOrderId = id);
        }
        step = (step + 1) % STEPS;
    }
}
