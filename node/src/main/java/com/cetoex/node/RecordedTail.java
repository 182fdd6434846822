package com.cetoex.node;

import static io.aeron.logbuffer.FrameDescriptor.UNFRAGMENTED;
import static io.aeron.logbuffer.FrameDescriptor.frameFlags;
import static io.aeron.protocol.DataHeaderFlyweight.HEADER_LENGTH;

import com.cetoex.protocol.BatchDamaged;
import com.cetoex.protocol.EventBatchReader;
import io.aeron.logbuffer.FrameDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds where the recorded events end, before the archive opens its files.
 *
 * <p>Events are forced to disk before each snapshot, at which a {@link ForcedMark} is left. Behind
 * it a power cut may have left anything: the recording is cut at the first frame that is not whole,
 * and the log, from which every later event is made again, fills it up. In front of the mark a
 * fault is damage, and the node refuses to start.
 */
final class RecordedTail {
    /** The events are the only recording of their archive. */
    static final long RECORDING_ID = 0;

    /** Of the event in front of the first that is kept, until that is read. */
    private static final long UNKNOWN = -1;

    private final Path folder;
    private final EventBatchReader batch = new EventBatchReader();
    private long position;
    private long sequence;

    private RecordedTail(Path folder, ForcedMark mark) {
        this.folder = folder;
        position = mark.position();
        sequence = mark.sequence();
    }

    /**
     * Reads on from the last forced position, and cuts what is torn.
     *
     * @throws NodeRefused when events that were forced to disk are missing
     */
    static RecordedTail recover(Path folder) {
        RecordedTail tail = new RecordedTail(folder, ForcedMark.read(folder));
        try {
            tail.readOn();
        } catch (RecordingDamaged e) {
            throw new NodeRefused("the recorded events are damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new NodeRefused("cannot read the recorded events in " + folder + ": " + e, e);
        }
        return tail;
    }

    /** Where the recording ends. */
    long position() {
        return position;
    }

    /** The sequence of the last event recorded whole; 0 when there is none. */
    long sequence() {
        return sequence;
    }

    private void readOn() throws IOException {
        List<Path> segments = SegmentFrames.list(folder, RECORDING_ID);
        Optional<StoredRecording> recording = StoredRecording.find(folder, RECORDING_ID);
        if (recording.isEmpty()) {
            checkThatNothingIsMissing(segments);
        } else {
            recording.get().requireProven();
            beginBehindThePurge(recording.get());
            readOn(segments, recording.get());
        }
    }

    private void checkThatNothingIsMissing(List<Path> segments) {
        if (position > 0 || !segments.isEmpty()) {
            throw new NodeRefused(
                    "expected recorded events up to position "
                            + position
                            + ", but the catalogue of "
                            + folder
                            + " has none");
        }
    }

    /** Without a mark everything is read that is still kept. */
    private void beginBehindThePurge(StoredRecording recording) {
        if (position < recording.startPosition()) {
            position = recording.startPosition();
            sequence = UNKNOWN;
        }
    }

    private void readOn(List<Path> segments, StoredRecording recording) throws IOException {
        long forced = position;
        boolean isTorn = false;
        boolean isForcedPartThere = forced == 0;
        for (Path segment : segments) {
            long base = SegmentFrames.basePosition(segment);
            long end = base + Files.size(segment);
            isForcedPartThere |= base <= forced && forced <= end;
            if (isTorn) {
                Files.delete(segment);
            } else if (position < end) {
                isTorn = !readSegment(segment, base, recording);
            }
        }
        if (!isForcedPartThere) {
            throw new NodeRefused(
                    "expected recorded events up to position "
                            + forced
                            + " in "
                            + folder
                            + ", found segments "
                            + segments);
        }
    }

    /** Reads the frames of one segment; false when they end before it does. */
    private boolean readSegment(Path segment, long base, StoredRecording recording)
            throws IOException {
        try (SegmentFrames frames = SegmentFrames.open(segment, recording)) {
            int offset = Math.toIntExact(position - base);
            checkForcedPart(frames, offset, segment);
            int next = takeFrame(frames, offset, segment);
            while (next > 0) {
                offset = next;
                next = takeFrame(frames, offset, segment);
            }
            position = base + offset;
            if (!frames.isEmptyFrom(offset)) {
                frames.eraseFrom(offset);
            }
            return offset == frames.length();
        }
    }

    /** The archive reads its last file from the beginning, and trusts the lengths in it. */
    private static void checkForcedPart(SegmentFrames frames, int end, Path segment) {
        int offset = 0;
        while (offset < end) {
            int next = frames.frameEnd(offset);
            if (next == 0) {
                throw new RecordingDamaged(
                        "expected a frame at offset " + offset + " of " + segment);
            }
            offset = next;
        }
    }

    /**
     * Takes one frame; the offset behind it, or 0 when it is not the next whole batch.
     *
     * @throws RecordingDamaged when it is whole and no batch: no power cut leaves that
     */
    private int takeFrame(SegmentFrames frames, int offset, Path segment) {
        int end = frames.frameEnd(offset);
        if (end == 0 || !frames.isData(offset)) {
            return end;
        }
        if (frameFlags(frames.buffer(), offset) != UNFRAGMENTED) {
            return 0;
        }
        int length = FrameDescriptor.frameLength(frames.buffer(), offset) - HEADER_LENGTH;
        try {
            batch.wrap(frames.buffer(), offset + HEADER_LENGTH, length).requireEvents();
        } catch (BatchDamaged e) {
            throw new RecordingDamaged(
                    e.getMessage() + " at offset " + offset + " of " + segment, e);
        }
        if (sequence != UNKNOWN && batch.firstSequence() != sequence + 1) {
            return 0;
        }
        sequence = batch.lastSequence();
        return end;
    }
}
