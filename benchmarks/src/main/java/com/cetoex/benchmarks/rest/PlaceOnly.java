package com.cetoex.benchmarks.rest;

/** One investor who places orders that rest, one or many in a request. */
public final class PlaceOnly implements Conversation {
    private final Investor investor;
    private final byte[] request;
    private final int orders;

    private PlaceOnly(Investor investor, byte[] request, int orders) {
        this.investor = investor;
        this.request = request;
        this.orders = orders;
    }

    /** One order a request. */
    static PlaceOnly single(Investor investor) {
        return new PlaceOnly(investor, investor.place(), 1);
    }

    /** As many orders a request as are allowed. */
    public static PlaceOnly bulk(Investor investor) {
        return new PlaceOnly(investor, investor.bulkPlace(), Investor.BULK_ORDERS);
    }

    @Override
    public byte[] nextRequest() {
        return request;
    }

    @Override
    public void onAnswer(byte[] bytes, int bodyOffset, int bodyLength) {
        OrderIds.read(bytes, bodyOffset, bodyLength, orders, investor::rests);
    }
}
