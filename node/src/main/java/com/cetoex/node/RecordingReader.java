package com.cetoex.node;

import static io.aeron.logbuffer.FrameDescriptor.BEGIN_FRAG_FLAG;
import static io.aeron.logbuffer.FrameDescriptor.END_FRAG_FLAG;
import static io.aeron.logbuffer.FrameDescriptor.UNFRAGMENTED;
import static io.aeron.logbuffer.FrameDescriptor.frameFlags;
import static io.aeron.logbuffer.FrameDescriptor.frameLength;
import static io.aeron.protocol.DataHeaderFlyweight.HEADER_LENGTH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of a stored recording, one after the other, and proves every byte of them:
 * checksums, and what Aeron leaves out of these, the frames' own heads.
 *
 * <pre>{@code
 * while (reader.next()) {
 *     handle(reader.buffer(), reader.offset(), reader.length(), reader.position());
 * }
 * }</pre>
 *
 * <p>A message stays valid until the next. One thread.
 */
final class RecordingReader implements AutoCloseable {
    private final StoredRecording recording;
    private final Iterator<Path> segments;
    private final ExpandableArrayBuffer assembled = new ExpandableArrayBuffer();
    private @Nullable SegmentFrames frames;
    private Path segment;
    private int frameOffset;
    private int nextFrameOffset;
    private long position;
    private int assembledLength;
    private int offset;
    private int length;
    private boolean isAssembled;
    private boolean isBehindFragments;
    private boolean isAtEnd;

    /**
     * Opens a recording at a position, which must be the beginning of a frame.
     *
     * @throws RecordingDamaged when no file holds that position, or the catalogue is damaged
     */
    RecordingReader(StoredRecording recording, long fromPosition) {
        recording.requireProven();
        this.recording = recording;
        position = fromPosition;
        segments =
                recording.segments().stream()
                        .filter(
                                file ->
                                        SegmentFrames.basePosition(file) + recording.segmentLength()
                                                > fromPosition)
                        .iterator();
        segment = recording.folder();
        openNext();
    }

    private void openNext() {
        CloseHelper.close(frames);
        frames = null;
        if (!segments.hasNext()) {
            checkIsNothingMissing();
            isAtEnd = true;
            return;
        }
        segment = segments.next();
        long base = SegmentFrames.basePosition(segment);
        boolean isFirst = nextFrameOffset == 0;
        if (isFirst ? position < base : position != base) {
            throw new RecordingDamaged(
                    "expected a file of recording "
                            + recording.id()
                            + " for position "
                            + position
                            + ", the next is "
                            + segment);
        }
        frames = open(segment);
        nextFrameOffset = Math.toIntExact(position - base);
    }

    private SegmentFrames open(Path file) {
        try {
            if (Files.size(file) != recording.segmentLength()) {
                throw new RecordingDamaged(
                        "expected "
                                + recording.segmentLength()
                                + " bytes in "
                                + file
                                + ", were "
                                + Files.size(file));
            }
            return SegmentFrames.openToRead(file, recording);
        } catch (IOException e) {
            throw new RecordingDamaged("cannot read " + file + ": " + e);
        }
    }

    private void checkIsNothingMissing() {
        if (recording.isStopped() && position != recording.stopPosition()) {
            throw new RecordingDamaged(
                    "recording "
                            + recording.id()
                            + " of "
                            + recording.folder()
                            + " ended at position "
                            + recording.stopPosition()
                            + ", its files end at "
                            + position);
        }
    }

    /**
     * Steps to the next message; false at the end.
     *
     * @throws RecordingDamaged when what follows is neither a whole message nor the end; what an
     *     unfinished write left is told by {@link #isTorn}
     */
    boolean next() {
        while (!isAtEnd) {
            SegmentFrames file = frames;
            if (file == null) {
                return false;
            }
            frameOffset = nextFrameOffset;
            if (frameOffset == file.length()) {
                openNext();
                continue;
            }
            int end = file.frameEnd(frameOffset);
            if (end == 0) {
                endOrDamage(file);
                return false;
            }
            nextFrameOffset = end;
            position += end - frameOffset;
            if (file.isData(frameOffset) && isMessageComplete(file)) {
                return true;
            }
        }
        return false;
    }

    private boolean isMessageComplete(SegmentFrames file) {
        int flags = frameFlags(file.buffer(), frameOffset) & 0xFF;
        int bodyLength = frameLength(file.buffer(), frameOffset) - HEADER_LENGTH;
        boolean begins = (flags & BEGIN_FRAG_FLAG & 0xFF) != 0;
        if (begins) {
            isBehindFragments = assembledLength > 0;
            assembledLength = 0;
        }
        isAssembled = flags != (UNFRAGMENTED & 0xFF);
        if (!isAssembled) {
            offset = frameOffset + HEADER_LENGTH;
            length = bodyLength;
            return true;
        }
        if (!begins && assembledLength == 0) {
            throw damaged("expected the beginning of a message, was a part of one");
        }
        assembled.putBytes(assembledLength, file.buffer(), frameOffset + HEADER_LENGTH, bodyLength);
        assembledLength += bodyLength;
        if ((flags & END_FRAG_FLAG & 0xFF) == 0) {
            return false;
        }
        offset = 0;
        length = assembledLength;
        assembledLength = 0;
        return true;
    }

    private void endOrDamage(SegmentFrames file) {
        isAtEnd = true;
        checkIsNothingMissing();
        boolean isEmpty = file.isEmptyFrom(frameOffset);
        if (segments.hasNext() || (!isEmpty && !isTorn())) {
            throw damaged("expected a frame or the end");
        }
    }

    /**
     * Tells whether the recording ends with what an unfinished write left: one that a crash
     * interrupted, or one of which the disk took a part and refused the rest.
     */
    boolean isTorn() {
        SegmentFrames file = frames;
        if (!isAtEnd || file == null || file.isEmptyFrom(frameOffset)) {
            return false;
        }
        return recording.isStopped()
                ? recording.endsAt(position)
                        && file.isWithinOneWrite(frameOffset, NodeContexts.WRITE_LENGTH)
                : file.isTornAt(frameOffset, NodeContexts.WRITE_LENGTH);
    }

    /**
     * Tells whether parts of another message, whose end is missing, stand in front of this one:
     * what was being written when a process was killed.
     */
    boolean isBehindFragments() {
        return isBehindFragments;
    }

    /** Tells whether the message came in one frame. */
    boolean isInOneFrame() {
        return !isAssembled;
    }

    /** What to throw when the last message is not what it should be. */
    RecordingDamaged damaged(String expectation) {
        return new RecordingDamaged(expectation + " at offset " + frameOffset + " of " + segment);
    }

    /** Holds the message. */
    DirectBuffer buffer() {
        SegmentFrames file = frames;
        return isAssembled || file == null ? assembled : file.buffer();
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    /** Behind the message; at the end, behind the last whole frame. */
    long position() {
        return position;
    }

    /** The file that was read last. */
    Path segment() {
        return segment;
    }

    /** Where in that file the last frame begins, or what is not one. */
    int frameOffset() {
        return frameOffset;
    }

    @Override
    public void close() {
        CloseHelper.close(frames);
    }
}
