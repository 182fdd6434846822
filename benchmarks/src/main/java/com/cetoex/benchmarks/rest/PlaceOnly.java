package com.cetoex.benchmarks.rest;

/** One investor who places orders that rest, one or many in a request. */
public final class PlaceOnly implements Conversation {
    private final Investor investor;
    private final byte[] request;
    private final int orders;
    private int left;

    private PlaceOnly(Investor investor, byte[] request, int orders, int left) {
        this.left = left;
        this.investor = investor;
        this.request = request;
        this.orders = orders;
    }

    /** One order a request. */
    static PlaceOnly single(Investor investor) {
        return new PlaceOnly(investor, investor.place(), 1, Integer.MAX_VALUE);
    }

    /** As many orders a request as are allowed. */
    static PlaceOnly bulk(Investor investor) {
        return bulkUpTo(investor, Integer.MAX_VALUE);
    }

    /** As many orders a request as are allowed, until so many are placed, at least. */
    public static PlaceOnly bulkUpTo(Investor investor, int wanted) {
        return new PlaceOnly(investor, investor.bulkPlace(), Investor.BULK_ORDERS, wanted);
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public byte[] nextRequest() {
        left -= orders;
        return request;
    }

    @Override
    public void onAnswer(byte[] bytes, int bodyOffset, int bodyLength) {
        OrderIds.read(bytes, bodyOffset, bodyLength, orders, investor::rests);
    }
}
