package com.cetoex.node;

import static io.aeron.logbuffer.FrameDescriptor.FRAME_ALIGNMENT;
import static io.aeron.logbuffer.FrameDescriptor.UNFRAGMENTED;
import static io.aeron.logbuffer.FrameDescriptor.frameFlags;
import static io.aeron.logbuffer.FrameDescriptor.frameSessionId;
import static io.aeron.logbuffer.FrameDescriptor.frameType;
import static io.aeron.protocol.DataHeaderFlyweight.HEADER_LENGTH;
import static io.aeron.protocol.HeaderFlyweight.HDR_TYPE_DATA;
import static io.aeron.protocol.HeaderFlyweight.HDR_TYPE_PAD;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.cetoex.protocol.EventBatchReader;
import io.aeron.archive.checksum.Checksum;
import io.aeron.archive.checksum.Checksums;
import io.aeron.logbuffer.FrameDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Finds where the recorded events end, before the archive opens its files.
 *
 * <p>Events are forced to disk before each snapshot, at which a {@link ForcedMark} is left. Behind
 * it a power cut may have left anything: the recording is cut at the first frame that is not whole,
 * and the log, from which every later event is made again, fills it up. In front of the mark a
 * fault is damage, and the node refuses to start.
 */
final class RecordedTail {
    private static final String SEGMENT_SUFFIX = ".rec";

    private final Path folder;
    private final Checksum checksum = Checksums.crc32c();
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
        List<Path> segments = segments(folder);
        long forced = position;
        boolean isTorn = false;
        boolean isForcedPartThere = forced == 0;
        for (Path segment : segments) {
            long base = basePosition(segment);
            long end = base + Files.size(segment);
            isForcedPartThere |= base < forced && forced <= end;
            if (isTorn) {
                Files.delete(segment);
            } else if (position < end) {
                isTorn = !readSegment(segment, base);
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
    private boolean readSegment(Path segment, long base) throws IOException {
        try (FileChannel channel = FileChannel.open(segment, READ, WRITE)) {
            long length = channel.size();
            ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, length);
            try {
                UnsafeBuffer frames = new UnsafeBuffer(mapped);
                int offset = lastFrameEnd(frames, Math.toIntExact(position - base));
                position = base + offset;
                if (offset < length) {
                    erase(channel, frames, offset);
                }
                return offset == length;
            } finally {
                BufferUtil.free(mapped);
            }
        }
    }

    private int lastFrameEnd(UnsafeBuffer frames, int from) {
        int offset = from;
        int next = frameEnd(frames, offset);
        while (next > 0) {
            offset = next;
            next = frameEnd(frames, offset);
        }
        return offset;
    }

    /** Takes one frame; the offset behind it, or 0 when it is not whole. */
    private int frameEnd(UnsafeBuffer frames, int offset) {
        if (offset + HEADER_LENGTH > frames.capacity()) {
            return 0;
        }
        int frameLength = FrameDescriptor.frameLength(frames, offset);
        int alignedLength = BitUtil.align(frameLength, FRAME_ALIGNMENT);
        if (frameLength <= 0 || offset + alignedLength > frames.capacity()) {
            return 0;
        }
        return switch (frameType(frames, offset)) {
            case HDR_TYPE_PAD -> offset + alignedLength;
            case HDR_TYPE_DATA -> takeBatch(frames, offset, frameLength, alignedLength);
            default -> 0;
        };
    }

    private int takeBatch(UnsafeBuffer frames, int offset, int frameLength, int alignedLength) {
        int body = offset + HEADER_LENGTH;
        int expected = frameSessionId(frames, offset);
        int actual = checksum.compute(frames.addressOffset(), body, alignedLength - HEADER_LENGTH);
        if (actual != expected || frameFlags(frames, offset) != UNFRAGMENTED) {
            return 0;
        }
        batch.wrap(frames, body, frameLength - HEADER_LENGTH);
        if (batch.firstSequence() != sequence + 1) {
            return 0;
        }
        sequence = batch.lastSequence();
        return offset + alignedLength;
    }

    /** Leaves nothing behind the end that could be taken for a frame later. */
    private static void erase(FileChannel channel, UnsafeBuffer frames, int offset)
            throws IOException {
        int length = frames.capacity();
        if (isZero(frames, offset)) {
            return;
        }
        channel.truncate(offset);
        channel.write(ByteBuffer.allocate(1), length - 1L);
        channel.force(true);
    }

    private static boolean isZero(UnsafeBuffer frames, int from) {
        int offset = from;
        while (offset + Long.BYTES <= frames.capacity()) {
            if (frames.getLong(offset) != 0) {
                return false;
            }
            offset += Long.BYTES;
        }
        return true;
    }

    /** The segments of the one recording in the folder, first to last. */
    static List<Path> segments(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> segments =
                    new ArrayList<>(
                            files.filter(file -> file.toString().endsWith(SEGMENT_SUFFIX))
                                    .toList());
            segments.sort(Comparator.comparingLong(RecordedTail::basePosition));
            return segments;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** A segment is named after its recording and the position at which it begins. */
    static long basePosition(Path segment) {
        String name = segment.getFileName().toString();
        return Long.parseLong(
                name, name.indexOf('-') + 1, name.length() - SEGMENT_SUFFIX.length(), 10);
    }
}
