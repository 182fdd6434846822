package com.cetoex.benchmarks.apply;

import com.cetoex.benchmarks.measure.Subject;
import com.cetoex.benchmarks.measure.ThreadClock;
import com.cetoex.benchmarks.stream.FillHash;
import com.cetoex.benchmarks.stream.Workload;
import com.cetoex.engine.Engine;
import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.TradeExecutedDecoder;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;

/**
 * The engine with one market and 2,000 funded accounts, fees zero: every command decoded, checked,
 * held, matched and settled, and all its events encoded.
 */
final class EngineSubject implements Subject {
    private static final long TIME_MILLIS = 1_700_000_000_000L;

    private final Workload workload;
    private final EncodedStream commands;
    private final FillHash hash = new FillHash();
    private final EventBatchReader reader = new EventBatchReader();
    private final TradeExecutedDecoder trade = new TradeExecutedDecoder();
    private long bytesTold;
    private long sequenceExpected;
    private Engine engine;

    EngineSubject(Workload workload, EncodedStream commands) {
        this.workload = workload;
        this.commands = commands;
        engine = FundedExchange.open(this::hashTrades);
        verify();
    }

    @Override
    public String name() {
        return "CetoEX engine, bytes to bytes";
    }

    @Override
    public int operations() {
        return workload.operations();
    }

    @Override
    public long throughputPass() {
        prefill();
        long began = ThreadClock.nanos();
        for (int i = workload.target(); i < commands.count(); i++) {
            apply(i);
        }
        long took = ThreadClock.nanos() - began;
        checkSequence();
        return took;
    }

    @Override
    public void latencyPass(Histogram nanos) {
        prefill();
        for (int i = workload.target(); i < commands.count(); i++) {
            long began = System.nanoTime();
            apply(i);
            nanos.recordValue(System.nanoTime() - began);
        }
        checkSequence();
    }

    /** Every fill, from the events; timed passes then only check that as many events came. */
    private void verify() {
        for (int i = 0; i < commands.count(); i++) {
            apply(i);
        }
        hash.verify(workload);
        sequenceExpected = engine.lastSequence();
    }

    private void prefill() {
        EventBatchHandler counter = (buffer, offset, length) -> bytesTold += length;
        engine = FundedExchange.open(counter);
        for (int i = 0; i < workload.target(); i++) {
            apply(i);
        }
    }

    private void apply(int index) {
        int offset = commands.offset(index);
        engine.apply(TIME_MILLIS, index, commands.buffer(), offset, commands.length(index));
    }

    private void checkSequence() {
        if (engine.lastSequence() != sequenceExpected) {
            throw new IllegalStateException(
                    "expected %,d events, was %,d in %,d bytes"
                            .formatted(sequenceExpected, engine.lastSequence(), bytesTold));
        }
    }

    private void hashTrades(DirectBuffer buffer, int offset, int length) {
        reader.wrap(buffer, offset, length);
        while (reader.next()) {
            if (reader.templateId() == TradeExecutedDecoder.TEMPLATE_ID) {
                trade.wrap(
                        reader.buffer(),
                        reader.bodyOffset(),
                        reader.blockLength(),
                        reader.version());
                hash.add(trade.makerOrderId(), trade.priceTicks(), trade.quantityLots());
            }
        }
    }
}
