package com.cetoex.benchmarks.book;

import com.cetoex.benchmarks.measure.Subject;
import com.cetoex.benchmarks.measure.ThreadClock;
import com.cetoex.benchmarks.stream.FillHash;
import com.cetoex.benchmarks.stream.OrderStream;
import com.cetoex.benchmarks.stream.Workload;
import org.HdrHistogram.Histogram;

/** A book that runs a workload's stream; the prefill is not timed, every fill is checked. */
public abstract class BookSubject implements Subject {
    /** Every fill goes in. */
    protected final FillHash hash = new FillHash();

    private final Workload workload;
    private final OrderStream stream;

    /** Runs a workload's stream. */
    protected BookSubject(Workload workload, OrderStream stream) {
        this.workload = workload;
        this.stream = stream;
    }

    /** Empties the book. */
    protected abstract void clear();

    /** Lets a passive order rest, or an aggressive one match and its rest rest. */
    protected abstract void place(int orderId, boolean isBuy, int priceTicks, int quantity);

    /** Takes a resting order out. */
    protected abstract void cancel(int orderId);

    @Override
    public final int operations() {
        return workload.operations();
    }

    @Override
    public final long throughputPass() {
        int next = prefill();
        int orderId = next;
        long began = ThreadClock.nanos();
        for (int i = next; i < stream.length(); i++) {
            orderId = perform(i, orderId);
        }
        long took = ThreadClock.nanos() - began;
        hash.verify(workload);
        return took;
    }

    @Override
    public final void latencyPass(Histogram nanos) {
        int next = prefill();
        int orderId = next;
        for (int i = next; i < stream.length(); i++) {
            long began = System.nanoTime();
            orderId = perform(i, orderId);
            nanos.recordValue(System.nanoTime() - began);
        }
        hash.verify(workload);
    }

    private int prefill() {
        clear();
        hash.reset();
        int orderId = 0;
        for (int i = 0; i < workload.target(); i++) {
            orderId = perform(i, orderId);
        }
        return orderId;
    }

    /** Performs one operation and tells the last order id given. */
    private int perform(int index, int lastOrderId) {
        if (stream.kind(index) == OrderStream.Kind.CANCEL) {
            cancel(stream.cancelledId(index));
            return lastOrderId;
        }
        int orderId = lastOrderId + 1;
        place(orderId, stream.isBuy(index), stream.priceTicks(index), stream.quantity(index));
        return orderId;
    }
}
