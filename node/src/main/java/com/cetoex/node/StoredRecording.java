package com.cetoex.node;

import io.aeron.archive.checksum.Checksums;
import io.aeron.archive.client.AeronArchive;
import io.aeron.archive.codecs.CatalogHeaderDecoder;
import io.aeron.archive.codecs.RecordingDescriptorDecoder;
import io.aeron.archive.codecs.RecordingDescriptorHeaderDecoder;
import io.aeron.archive.codecs.RecordingState;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A recording in the files of an archive that does not run, as the catalogue has it.
 *
 * @param folder of the archive
 * @param id in the archive
 * @param startPosition at which the first segment that still exists begins
 * @param stopPosition at which it was ended in order, or {@link AeronArchive#NULL_POSITION}
 * @param initialTermId of its first term
 * @param segmentLength of each of its files, in bytes
 * @param termLength of each of its terms, in bytes
 * @param mtuLength of its largest frame, in bytes
 * @param streamId of all its frames
 * @param isProven whether the entry's own checksum says that it is what was written
 * @param isEndProven whether it says so of the stop position, too: this is not made up from files
 */
record StoredRecording(
        Path folder,
        long id,
        long startPosition,
        long stopPosition,
        int initialTermId,
        int segmentLength,
        int termLength,
        int mtuLength,
        int streamId,
        boolean isProven,
        boolean isEndProven) {
    private static final int SCHEMA_VERSION = CatalogHeaderDecoder.SCHEMA_VERSION;
    private static final String CATALOG = "archive.catalog";

    /**
     * All recordings of a folder, by id; none when it has no catalogue.
     *
     * @throws NodeRefused when the catalogue cannot be read
     */
    static List<StoredRecording> list(Path folder) {
        Path catalogue = folder.resolve(CATALOG);
        if (!Files.exists(catalogue)) {
            return List.of();
        }
        try {
            byte[] bytes = Files.readAllBytes(catalogue);
            UnsafeBuffer direct = new UnsafeBuffer(ByteBuffer.allocateDirect(bytes.length));
            direct.putBytes(0, bytes);
            return list(folder, direct);
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new NodeRefused("cannot read " + catalogue + ": " + e, e);
        }
    }

    /** Aeron's own view of a catalogue shows the recordings that were removed, too. */
    private static List<StoredRecording> list(Path folder, UnsafeBuffer catalogue) {
        CatalogHeaderDecoder head = new CatalogHeaderDecoder();
        head.wrap(catalogue, 0, CatalogHeaderDecoder.BLOCK_LENGTH, SCHEMA_VERSION);
        RecordingDescriptorHeaderDecoder entry = new RecordingDescriptorHeaderDecoder();
        RecordingDescriptorDecoder descriptor = new RecordingDescriptorDecoder();
        List<StoredRecording> recordings = new ArrayList<>();
        requireAlignment(head.alignment(), catalogue.capacity());
        int offset = CatalogHeaderDecoder.BLOCK_LENGTH;
        while (offset + RecordingDescriptorHeaderDecoder.BLOCK_LENGTH < catalogue.capacity()) {
            entry.wrap(
                    catalogue,
                    offset,
                    RecordingDescriptorHeaderDecoder.BLOCK_LENGTH,
                    SCHEMA_VERSION);
            if (entry.length() <= 0) {
                break;
            }
            int body = offset + RecordingDescriptorHeaderDecoder.BLOCK_LENGTH;
            requireInside(entry.length(), catalogue.capacity() - body);
            if (entry.state() == RecordingState.VALID) {
                descriptor.wrap(
                        catalogue, body, RecordingDescriptorDecoder.BLOCK_LENGTH, SCHEMA_VERSION);
                recordings.add(of(folder, catalogue, body, entry, descriptor));
            }
            offset += BitUtil.align(body - offset + entry.length(), head.alignment());
        }
        recordings.forEach(StoredRecording::checkLengths);
        return recordings;
    }

    /** Entries stand at multiples of it: with another, the search for the next would not end. */
    private static void requireAlignment(int alignment, int most) {
        if (!BitUtil.isPowerOfTwo(alignment) || alignment > most) {
            throw new IllegalArgumentException("expected an alignment, was " + alignment);
        }
    }

    /** The checksum is computed without a look at where the bytes end. */
    private static void requireInside(int length, int most) {
        if (length > most) {
            throw new IllegalArgumentException(
                    "expected an entry of at most " + most + " bytes, was one of " + length);
        }
    }

    /** The entry of a recording that a crash left open is closed at a start, its checksum not. */
    private static boolean isProvenButForItsEnd(
            UnsafeBuffer catalogue,
            int body,
            RecordingDescriptorHeaderDecoder entry,
            RecordingDescriptorDecoder descriptor) {
        long stopPosition = descriptor.stopPosition();
        long stopTimestamp = descriptor.stopTimestamp();
        putStop(catalogue, body, AeronArchive.NULL_POSITION, AeronArchive.NULL_TIMESTAMP);
        boolean wasProven = checksum(catalogue, body, entry.length()) == entry.checksum();
        putStop(catalogue, body, stopPosition, stopTimestamp);
        return wasProven;
    }

    private static int checksum(UnsafeBuffer catalogue, int body, int length) {
        return Checksums.crc32c().compute(catalogue.addressOffset(), body, length);
    }

    private static void putStop(UnsafeBuffer catalogue, int body, long position, long timestamp) {
        catalogue.putLong(body + RecordingDescriptorDecoder.stopPositionEncodingOffset(), position);
        catalogue.putLong(
                body + RecordingDescriptorDecoder.stopTimestampEncodingOffset(), timestamp);
    }

    /**
     * Looks at what frames cannot prove.
     *
     * @throws RecordingDamaged when the entry is not what was written
     */
    void requireProven() {
        if (!isProven) {
            throw new RecordingDamaged(
                    "the entry of recording "
                            + id
                            + " in "
                            + folder.resolve(CATALOG)
                            + " is damaged");
        }
    }

    private static StoredRecording of(
            Path folder,
            UnsafeBuffer catalogue,
            int body,
            RecordingDescriptorHeaderDecoder entry,
            RecordingDescriptorDecoder descriptor) {
        boolean isWhole = checksum(catalogue, body, entry.length()) == entry.checksum();
        boolean isProven = isWhole || isProvenButForItsEnd(catalogue, body, entry, descriptor);
        return new StoredRecording(
                folder,
                descriptor.recordingId(),
                descriptor.startPosition(),
                descriptor.stopPosition(),
                descriptor.initialTermId(),
                descriptor.segmentFileLength(),
                descriptor.termBufferLength(),
                descriptor.mtuLength(),
                descriptor.streamId(),
                isProven,
                isWhole && descriptor.stopPosition() != AeronArchive.NULL_POSITION);
    }

    /** The recording of an id, if the catalogue has it. */
    static Optional<StoredRecording> find(Path folder, long id) {
        return list(folder).stream().filter(recording -> recording.id == id).findFirst();
    }

    private void checkLengths() {
        boolean isPossible =
                Integer.bitCount(termLength) == 1
                        && Integer.bitCount(segmentLength) == 1
                        && segmentLength >= termLength
                        && startPosition >= 0
                        && startPosition % segmentLength == 0;
        if (!isPossible) {
            throw new NodeRefused(
                    folder.resolve(CATALOG) + " is damaged: it cannot be that it says " + this);
        }
    }

    /** Tells whether it was ended in order, so that its end is known. */
    boolean isStopped() {
        return stopPosition != AeronArchive.NULL_POSITION;
    }

    /** Tells whether nothing behind a position was ever told to anybody. */
    boolean endsAt(long position) {
        return isEndProven && position >= stopPosition;
    }

    /** The term that a position lies in. */
    int termId(long position) {
        return initialTermId + (int) (position / termLength);
    }

    /** Its files, first to last. */
    List<Path> segments() {
        return SegmentFrames.list(folder, id);
    }
}
