package com.cetoex.node;

import static com.cetoex.node.EventStreams.REPLAY_CHANNEL;
import static com.cetoex.node.EventStreams.REPLAY_STREAM_ID;

import com.cetoex.protocol.EventBatchHandler;
import io.aeron.ChannelUri;
import io.aeron.FragmentAssembler;
import io.aeron.Image;
import io.aeron.Subscription;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.client.ArchiveException;
import io.aeron.logbuffer.Header;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the recorded events from a position on: first what is recorded, then what comes.
 *
 * <p>Positions are those of the recording and stay the same for as long as it exists: after a power
 * cut its lost end is written again, byte for byte. A position that is not recorded again yet is
 * waited for. A reader that stops reading slows nobody down. One thread.
 */
public final class RecordedEvents implements AutoCloseable {
    /** As a recording that is just ending may break off one or two replays. */
    private static final int MAX_FRUITLESS_REPLAYS = 3;

    /** How long to wait before looking again for a recording that is not there yet. */
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final AeronArchive.Context archiveContext;
    private final FragmentAssembler batches = new FragmentAssembler(this::onBatch);
    private @Nullable EventBatchHandler handler;
    private @Nullable AeronArchive archive;
    private @Nullable Subscription subscription;
    private @Nullable Image image;
    private long position;
    private long retryNanos = System.nanoTime();
    private int fruitlessReplays;
    private boolean isBeyondEnd;
    private @Nullable RuntimeException refusal;

    RecordedEvents(AeronArchive.Context archiveContext, long fromPosition) {
        this.archiveContext = archiveContext;
        position = fromPosition;
    }

    /**
     * Hands over the batches that are there.
     *
     * @param handler is called on this thread, once for each batch
     * @param limit of batches to hand over
     * @return how many there were; 0 when there is nothing new
     * @throws IllegalStateException when the recording is damaged at {@link #position}
     * @throws EventsMissing when no batch begins there
     * @throws RuntimeException what the handler threw; behind it nothing more is handed over, and
     *     this reader is of no further use
     */
    public int poll(EventBatchHandler handler, int limit) {
        Image replay = replay();
        if (replay == null) {
            return 0;
        }
        this.handler = handler;
        int fragments = replay.poll(batches, limit);
        RuntimeException fault = refusal;
        if (fault != null) {
            throw fault;
        }
        if (fragments > 0) {
            fruitlessReplays = 0;
        } else if (replay.isClosed()) {
            onReplayEnd();
        }
        return fragments;
    }

    /** Keeps what the handler throws: Aeron would take it for the death of the whole node. */
    private void onBatch(DirectBuffer buffer, int offset, int length, Header header) {
        if (handler == null || refusal != null) {
            return;
        }
        try {
            handler.onBatch(buffer, offset, length);
            position = header.position();
        } catch (RuntimeException fault) {
            refusal = fault;
        }
    }

    private void onReplayEnd() {
        closeReplay();
        fruitlessReplays++;
        if (fruitlessReplays > MAX_FRUITLESS_REPLAYS) {
            throw new IllegalStateException(
                    "the recorded events behind position " + position + " cannot be read");
        }
    }

    /**
     * Tells whether the position asked for is behind all that is recorded, as of the last poll: it
     * comes while the log is applied, or never.
     */
    public boolean isBeyondEnd() {
        return isBeyondEnd;
    }

    /**
     * Behind the last batch handed over: where a later reader goes on. While a batch is handed over
     * it is where that one begins.
     */
    public long position() {
        return position;
    }

    private @Nullable Image replay() {
        if (image != null || System.nanoTime() - retryNanos < 0) {
            return image;
        }
        retryNanos = System.nanoTime() + RETRY_NANOS;
        if (subscription == null) {
            startReplay();
        } else if (subscription.imageCount() > 0) {
            image = subscription.imageAtIndex(0);
        }
        return image;
    }

    private void startReplay() {
        if (archive == null) {
            archive = NodeContexts.connect(archiveContext);
        }
        RecordingDescriptor recording = RecordingDescriptor.ofEvents(archive);
        if (recording == null) {
            isBeyondEnd = position > 0;
            return;
        }
        if (position < recording.startPosition()) {
            throw EventsMissing.removed(recording.startPosition(), position);
        }
        isBeyondEnd = archive.getRecordingPosition(recording.recordingId()) < position;
        if (!isBeyondEnd) {
            subscription = replay(archive, recording.recordingId());
        }
    }

    private Subscription replay(AeronArchive archive, long recordingId) {
        try {
            long sessionId =
                    archive.startReplay(
                            recordingId,
                            position,
                            AeronArchive.REPLAY_ALL_AND_FOLLOW,
                            REPLAY_CHANNEL,
                            REPLAY_STREAM_ID);
            return archive.context()
                    .aeron()
                    .addSubscription(
                            ChannelUri.addSessionId(REPLAY_CHANNEL, (int) sessionId),
                            REPLAY_STREAM_ID);
        } catch (ArchiveException e) {
            throw EventsMissing.noBatchAt(position, e);
        }
    }

    private void closeReplay() {
        CloseHelper.close(subscription);
        subscription = null;
        image = null;
    }

    @Override
    public void close() {
        CloseHelper.closeAll(subscription, archive);
    }
}
