package com.cetoex.node;

import static io.aeron.logbuffer.FrameDescriptor.FRAME_ALIGNMENT;
import static io.aeron.logbuffer.FrameDescriptor.UNFRAGMENTED;
import static io.aeron.logbuffer.FrameDescriptor.frameFlags;
import static io.aeron.logbuffer.FrameDescriptor.frameSessionId;
import static io.aeron.logbuffer.FrameDescriptor.frameType;
import static io.aeron.logbuffer.FrameDescriptor.frameVersion;
import static io.aeron.protocol.DataHeaderFlyweight.HEADER_LENGTH;
import static io.aeron.protocol.HeaderFlyweight.CURRENT_VERSION;
import static io.aeron.protocol.HeaderFlyweight.HDR_TYPE_DATA;
import static io.aeron.protocol.HeaderFlyweight.HDR_TYPE_PAD;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.aeron.archive.checksum.Checksum;
import io.aeron.archive.checksum.Checksums;
import io.aeron.logbuffer.FrameDescriptor;
import io.aeron.protocol.DataHeaderFlyweight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks the frames of one segment file of a recording, and judges what stands behind the last whole
 * one. Used before an archive opens its files. The file is read, not mapped: on a full disk of some
 * kinds, even to look at a mapped hole is fatal.
 */
final class SegmentFrames implements AutoCloseable {
    static final String SUFFIX = ".rec";

    /** What a disk writes whole or not at all. */
    private static final int SECTOR_LENGTH = 512;

    private final Checksum checksum = Checksums.crc32c();
    private final StoredRecording recording;
    private final long base;
    private final FileChannel channel;
    private final ByteBuffer bytes;
    private final UnsafeBuffer frames;

    private SegmentFrames(FileChannel channel, Path segment, StoredRecording recording)
            throws IOException {
        this.channel = channel;
        this.recording = recording;
        base = basePosition(segment);
        bytes = ByteBuffer.allocateDirect(Math.toIntExact(channel.size()));
        frames = new UnsafeBuffer(bytes);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // A file may give less at once than was asked for.
        }
    }

    /** Opens a file whose end may have to be erased. */
    static SegmentFrames open(Path segment, StoredRecording recording) throws IOException {
        return new SegmentFrames(FileChannel.open(segment, READ, WRITE), segment, recording);
    }

    /** Opens a file that is not to be changed. */
    static SegmentFrames openToRead(Path segment, StoredRecording recording) throws IOException {
        return new SegmentFrames(FileChannel.open(segment, READ), segment, recording);
    }

    /** The segments of one recording, first to last. */
    static List<Path> list(Path folder, long recordingId) {
        String prefix = recordingId + "-";
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> nameOf(file).startsWith(prefix))
                    .filter(file -> nameOf(file).endsWith(SUFFIX))
                    .sorted(Comparator.comparingLong(SegmentFrames::basePosition))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /** A segment is named after its recording and the position at which it begins. */
    static long basePosition(Path segment) {
        String name = nameOf(segment);
        return Long.parseLong(name, name.indexOf('-') + 1, name.length() - SUFFIX.length(), 10);
    }

    private static String nameOf(Path file) {
        return file.getFileName().toString();
    }

    UnsafeBuffer buffer() {
        return frames;
    }

    int length() {
        return frames.capacity();
    }

    /** The offset behind a frame, or 0 when there is none at this offset, or not a whole one. */
    int frameEnd(int offset) {
        if (offset + HEADER_LENGTH > length() || recording.endsAt(base + offset)) {
            return 0;
        }
        int alignedLength = alignedLength(offset);
        // A damaged length may be so great that a sum with it wraps.
        if (alignedLength <= 0
                || alignedLength > length() - offset
                || !isHeadRight(offset, alignedLength)) {
            return 0;
        }
        boolean isWhole =
                switch (frameType(frames, offset)) {
                    case HDR_TYPE_PAD -> isPadding(offset, alignedLength);
                    case HDR_TYPE_DATA -> isData(offset, alignedLength);
                    default -> false;
                };
        return isWhole ? offset + alignedLength : 0;
    }

    boolean isData(int offset) {
        return frameType(frames, offset) == HDR_TYPE_DATA;
    }

    private int alignedLength(int offset) {
        return BitUtil.align(FrameDescriptor.frameLength(frames, offset), FRAME_ALIGNMENT);
    }

    /** The checksum leaves the head out; but all that is in it is known. */
    private boolean isHeadRight(int offset, int alignedLength) {
        long position = base + offset;
        int termOffset = (int) (position & (recording.termLength() - 1));
        return FrameDescriptor.frameLength(frames, offset) >= HEADER_LENGTH
                && frameVersion(frames, offset) == CURRENT_VERSION
                && (frameFlags(frames, offset) & ~UNFRAGMENTED) == 0
                && DataHeaderFlyweight.termOffset(frames, offset) == termOffset
                && DataHeaderFlyweight.termId(frames, offset) == recording.termId(position)
                && DataHeaderFlyweight.streamId(frames, offset) == recording.streamId()
                && termOffset + alignedLength <= recording.termLength();
    }

    /** Of padding, which fills a term up, only the head is written. */
    private boolean isPadding(int offset, int alignedLength) {
        long end = base + offset + alignedLength;
        return end % recording.termLength() == 0
                && isZero(offset + HEADER_LENGTH, offset + alignedLength);
    }

    private boolean isData(int offset, int alignedLength) {
        int actual =
                checksum.compute(
                        frames.addressOffset(),
                        offset + HEADER_LENGTH,
                        alignedLength - HEADER_LENGTH);
        return actual == frameSessionId(frames, offset)
                && isZeroBytes(
                        offset + FrameDescriptor.frameLength(frames, offset),
                        offset + alignedLength);
    }

    /** Tells whether nothing was ever written from an offset on. */
    boolean isEmptyFrom(int offset) {
        return isZero(offset, length());
    }

    /**
     * Tells whether a broken frame is what an unfinished write leaves: a part of it that the disk
     * writes at once was never written, and whatever was lies within the length of one write. A
     * frame that says it is longer than any can be was not left unfinished, but damaged.
     */
    boolean isTornAt(int offset, int writeLength) {
        return FrameDescriptor.frameLength(frames, offset) <= recording.mtuLength()
                && hasHole(offset)
                && isWithinOneWrite(offset, writeLength);
    }

    /** Tells whether what was written from an offset on lies within the length of one write. */
    boolean isWithinOneWrite(int offset, int writeLength) {
        return isEmptyFrom(Math.min(length(), offset + writeLength));
    }

    private boolean hasHole(int offset) {
        int frameLength = Math.clamp(alignedLength(offset), HEADER_LENGTH, length() - offset);
        int start = offset;
        while (start < offset + frameLength) {
            int sectorEnd = Math.min(length(), (start / SECTOR_LENGTH + 1) * SECTOR_LENGTH);
            if (isZero(start, sectorEnd)) {
                return true;
            }
            start = sectorEnd;
        }
        return false;
    }

    private boolean isZeroBytes(int from, int to) {
        for (int offset = from; offset < to; offset++) {
            if (frames.getByte(offset) != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isZero(int from, int to) {
        int offset = from;
        while (offset + Long.BYTES <= to) {
            if (frames.getLong(offset) != 0) {
                return false;
            }
            offset += Long.BYTES;
        }
        return true;
    }

    /** Leaves nothing behind an offset that could be taken for a frame later. */
    void eraseFrom(int offset) throws IOException {
        int length = length();
        channel.truncate(offset);
        channel.write(ByteBuffer.allocate(1), length - 1L);
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        BufferUtil.free(bytes);
        channel.close();
    }
}
