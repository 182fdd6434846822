package com.cetoex.benchmarks.book;

import com.cetoex.benchmarks.stream.OrderStream;
import com.cetoex.benchmarks.stream.OrderStreamGenerator;
import com.cetoex.benchmarks.stream.Workload;

/** A stream that a book runs over and over, each time with the ids behind those of the last. */
public final class BookCycle {
    private final EngineBook book;
    private final OrderStream stream;
    private final int[] leftover;
    private int next;
    private int lastOrderId;
    private int idsBefore;

    private BookCycle(Workload workload) {
        stream = OrderStreamGenerator.generate(workload);
        book = new EngineBook(workload, stream);
        leftover = stream.restingAtEnd();
    }

    /** Draws the stream of a workload, and makes an empty book. */
    public static BookCycle of(Workload workload) {
        return new BookCycle(workload);
    }

    /** Runs a whole cycle. */
    public void run() {
        for (int i = 0; i < stream.length() + leftover.length; i++) {
            step();
        }
    }

    /** Performs the next operation. */
    public void step() {
        int index = next++;
        if (index >= stream.length()) {
            book.cancel(idsBefore + leftover[index - stream.length()]);
            if (next == stream.length() + leftover.length) {
                next = 0;
                idsBefore = lastOrderId;
            }
        } else if (stream.kind(index) == OrderStream.Kind.CANCEL) {
            book.cancel(idsBefore + stream.cancelledId(index));
        } else {
            book.place(
                    ++lastOrderId,
                    stream.isBuy(index),
                    stream.priceTicks(index),
                    stream.quantity(index));
        }
    }
}
