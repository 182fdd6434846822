package com.cetoex.benchmarks.rest;

/** One investor who places an order that rests, cancels it, and begins again. */
public final class PlaceAndCancel implements Conversation {
    private final Investor investor;
    private final byte[] place;
    private long restingOrderId;

    /** The conversation of an investor. */
    public PlaceAndCancel(Investor investor) {
        this.investor = investor;
        place = investor.place();
    }

    @Override
    public byte[] nextRequest() {
        return restingOrderId == 0 ? place : investor.cancel(restingOrderId);
    }

    @Override
    public void onAnswer(byte[] bytes, int bodyOffset, int bodyLength) {
        if (restingOrderId == 0) {
            OrderIds.read(bytes, bodyOffset, bodyLength, 1, id -> restingOrderId = id);
        } else {
            restingOrderId = 0;
        }
    }
}
