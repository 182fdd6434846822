package com.cetoex.benchmarks.rest;

/** One investor who cancels what rests, one or many in a request, until nothing does. */
final class CancelOnly implements Conversation {
    private final Investor investor;
    private final int atOnce;

    private CancelOnly(Investor investor, int atOnce) {
        this.investor = investor;
        this.atOnce = atOnce;
    }

    static CancelOnly single(Investor investor) {
        return new CancelOnly(investor, 1);
    }

    static CancelOnly bulk(Investor investor) {
        return new CancelOnly(investor, Investor.BULK_CANCELS);
    }

    @Override
    public boolean hasNext() {
        return investor.restingCount() > 0;
    }

    @Override
    public byte[] nextRequest() {
        long[] ids = investor.takeResting(atOnce);
        return atOnce == 1 ? investor.cancel(ids[0]) : investor.bulkCancel(ids);
    }

    @Override
    public void onAnswer(byte[] bytes, int bodyOffset, int bodyLength) {
        // A refused one would have been no answer of 200, or is told in the body of a bulk.
    }
}
