package com.cetoex.node;

import static com.cetoex.node.EventStreams.NEW_RECORDED_CHANNEL;
import static com.cetoex.node.EventStreams.RECORDED_CHANNEL;
import static com.cetoex.node.EventStreams.RECORDED_STREAM_ID;

import com.cetoex.protocol.EventBatchReader;
import io.aeron.Aeron;
import io.aeron.ChannelUri;
import io.aeron.ChannelUriStringBuilder;
import io.aeron.ExclusivePublication;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.codecs.SourceLocation;
import io.aeron.archive.status.RecordingPos;
import io.aeron.exceptions.TimeoutException;
import io.aeron.status.ReadableCounter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.status.CountersReader;

/**
 * The recorded half of the event stream: every event once, dense from sequence 1, for as long as
 * the exchange exists.
 *
 * <p>After a restart the log makes events again that are recorded already: they are left out by
 * their sequence. The recording is not forced at every write, for the log it follows from is;
 * {@link #force} is called before each snapshot, behind which the log is no longer read. One
 * thread.
 */
final class EventRecording implements AutoCloseable {
    private final Path folder;
    private final IdleStrategy idleStrategy;
    private final BackPressure backPressure;
    private final AeronArchive archive;
    private final ExclusivePublication publication;
    private final ReadableCounter recordedPosition;
    private final AtomicLong lastSequence;
    private volatile long forcedPosition;

    /** Where {@link #forceAhead} came to; a hint, of which nothing depends. */
    private volatile long aheadPosition;

    private EventRecording(
            Path folder,
            IdleStrategy idleStrategy,
            AeronArchive archive,
            ExclusivePublication publication,
            ReadableCounter recordedPosition,
            RecordedTail tail) {
        this.folder = folder;
        this.idleStrategy = idleStrategy;
        this.backPressure = new BackPressure(idleStrategy);
        this.archive = archive;
        this.publication = publication;
        this.recordedPosition = recordedPosition;
        this.lastSequence = new AtomicLong(tail.sequence());
        this.forcedPosition = tail.position();
        this.aheadPosition = tail.position();
    }

    /** Goes on with the folder's recording where it ends, or begins it. */
    static EventRecording open(
            Path folder, RecordedTail tail, AeronArchive archive, IdleStrategy idleStrategy) {
        Aeron aeron = archive.context().aeron();
        RecordingDescriptor known = RecordingDescriptor.ofEvents(archive);
        ExclusivePublication publication =
                known == null
                        ? begin(archive, aeron)
                        : extend(known, tail.position(), archive, aeron);
        ReadableCounter recordedPosition =
                awaitRecording(aeron.countersReader(), archive, publication, idleStrategy);
        return new EventRecording(
                folder, idleStrategy, archive, publication, recordedPosition, tail);
    }

    private static ExclusivePublication begin(AeronArchive archive, Aeron aeron) {
        ExclusivePublication publication =
                aeron.addExclusivePublication(NEW_RECORDED_CHANNEL, RECORDED_STREAM_ID);
        archive.startRecording(
                sessionChannel(publication), RECORDED_STREAM_ID, SourceLocation.LOCAL, true);
        return publication;
    }

    private static ExclusivePublication extend(
            RecordingDescriptor known, long position, AeronArchive archive, Aeron aeron) {
        long stopPosition = archive.getStopPosition(known.recordingId());
        if (stopPosition != position) {
            throw new NodeRefused(
                    "expected recorded events up to position "
                            + stopPosition
                            + ", were whole up to "
                            + position);
        }
        String channel =
                new ChannelUriStringBuilder(RECORDED_CHANNEL)
                        .initialPosition(position, known.initialTermId(), known.termLength())
                        .mtu(known.mtuLength())
                        .build();
        ExclusivePublication publication =
                aeron.addExclusivePublication(channel, RECORDED_STREAM_ID);
        archive.extendRecording(
                known.recordingId(),
                sessionChannel(publication),
                RECORDED_STREAM_ID,
                SourceLocation.LOCAL,
                true);
        return publication;
    }

    private static String sessionChannel(ExclusivePublication publication) {
        return ChannelUri.addSessionId(RECORDED_CHANNEL, publication.sessionId());
    }

    private static ReadableCounter awaitRecording(
            CountersReader counters,
            AeronArchive archive,
            ExclusivePublication publication,
            IdleStrategy idleStrategy) {
        long deadlineNanos = System.nanoTime() + BackPressure.LIMIT_NANOS;
        idleStrategy.reset();
        while (true) {
            int counterId =
                    RecordingPos.findCounterIdBySession(
                            counters, publication.sessionId(), archive.archiveId());
            if (counterId != CountersReader.NULL_COUNTER_ID) {
                return new ReadableCounter(counters, counterId);
            }
            archive.checkForErrorResponse();
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new TimeoutException("the recording of events did not begin");
            }
            idleStrategy.idle();
        }
    }

    /** Sequence of the last event recorded, or on its way to the recording. Any thread may ask. */
    long lastSequence() {
        return lastSequence.getAcquire();
    }

    /** Behind what is in the files. Any thread may ask. */
    long writtenPosition() {
        return recordedPosition.get();
    }

    /** Behind what is on disk for certain. Any thread may ask. */
    long forcedPosition() {
        return forcedPosition;
    }

    /**
     * Records one batch, unless it is recorded already.
     *
     * @throws IllegalStateException when events between the recorded ones and the batch are missing
     */
    void record(EventBatchReader batch, DirectBuffer buffer, int offset, int length) {
        long recorded = lastSequence.getPlain();
        if (batch.lastSequence() <= recorded) {
            return;
        }
        if (batch.firstSequence() != recorded + 1) {
            throw new IllegalStateException(
                    "expected events from sequence "
                            + (recorded + 1)
                            + " on, was "
                            + batch.firstSequence()
                            + ": recorded events and log do not belong together");
        }
        backPressure.offer(publication, buffer, offset, length);
        lastSequence.setRelease(batch.lastSequence());
    }

    /**
     * Brings what is in the files to disk, and claims nothing by it. Called often, it leaves little
     * for {@link #force}, for which the engine waits, and little for the kernel to write back at
     * once, for which the log would wait. Any thread may call it.
     */
    void forceAhead() {
        if (recordedPosition.isClosed()) {
            return;
        }
        long position = recordedPosition.get();
        long from = aheadPosition;
        if (position <= from) {
            return;
        }
        try {
            forceFiles(from, position);
        } catch (IOException e) {
            throw cannotForce(e);
        }
        aheadPosition = position;
    }

    /** Brings all that was recorded to disk; called before a snapshot makes the log dispensable. */
    void force() {
        long position = publication.position();
        awaitRecorded(position);
        try {
            forceFiles(forcedPosition, position);
            new ForcedMark(position, lastSequence.getPlain()).write(folder);
        } catch (IOException e) {
            throw cannotForce(e);
        }
        forcedPosition = position;
    }

    /** The kernel tells a failed write once; whoever hears of it must not go on. */
    private StorageFailed cannotForce(IOException cause) {
        return new StorageFailed("cannot force the recorded events in " + folder, cause);
    }

    private void awaitRecorded(long position) {
        long deadlineNanos = System.nanoTime() + BackPressure.LIMIT_NANOS;
        idleStrategy.reset();
        while (recordedPosition.get() < position) {
            archive.checkForErrorResponse();
            if (recordedPosition.isClosed() || System.nanoTime() - deadlineNanos > 0) {
                throw new IllegalStateException(
                        "expected events recorded up to position "
                                + position
                                + ", was "
                                + recordedPosition.get());
            }
            idleStrategy.idle();
        }
    }

    private void forceFiles(long from, long position) throws IOException {
        List<Path> segments = SegmentFrames.list(folder, RecordedTail.RECORDING_ID);
        for (Path segment : segments) {
            long base = SegmentFrames.basePosition(segment);
            if (base + Files.size(segment) > from && base <= position) {
                ForcedMark.force(segment);
            }
        }
        ForcedMark.force(folder);
    }

    /**
     * Ends the recording. The archive notes where, and that is held to be on disk at the next
     * start; so it is forced before.
     */
    @Override
    public void close() {
        if (!publication.isClosed() && forcedPosition < publication.position()) {
            force();
        }
        CloseHelper.closeAll(recordedPosition, publication, archive);
    }
}
