package com.cetoex.node;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;

/**
 * Up to where the recorded events are known to be on disk: a file of 20 bytes, replaced whole at
 * every snapshot.
 *
 * @param position in the recording, behind the last event that was forced
 * @param sequence of that event
 */
record ForcedMark(long position, long sequence) {
    static final String FILE_NAME = "forced.mark";
    private static final int CHECKSUM_OFFSET = 2 * Long.BYTES;
    private static final int LENGTH = CHECKSUM_OFFSET + Integer.BYTES;

    /** The mark of a folder; the beginning of the recording when there is none. */
    static ForcedMark read(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            return new ForcedMark(0, 0);
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            if (bytes.limit() != LENGTH || bytes.getInt(CHECKSUM_OFFSET) != checksum(bytes)) {
                throw new NodeRefused(
                        file + " is damaged; when it is deleted, all recorded events are read");
            }
            return new ForcedMark(bytes.getLong(0), bytes.getLong(Long.BYTES));
        } catch (IOException e) {
            throw new NodeRefused("cannot read " + file + ": " + e, e);
        }
    }

    /** Replaces the folder's mark; on return it is on disk. */
    void write(Path folder) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(LENGTH).putLong(position).putLong(sequence).putInt(0);
        bytes.putInt(CHECKSUM_OFFSET, checksum(bytes)).rewind();
        Path next = folder.resolve(FILE_NAME + ".next");
        try (FileChannel channel = FileChannel.open(next, CREATE, TRUNCATE_EXISTING, WRITE)) {
            channel.write(bytes);
            channel.force(true);
        }
        Files.move(next, folder.resolve(FILE_NAME), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    /** Forces a file's bytes, or a folder's names, to disk. */
    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, READ)) {
            channel.force(true);
        }
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(0, CHECKSUM_OFFSET));
        return (int) crc.getValue();
    }
}
