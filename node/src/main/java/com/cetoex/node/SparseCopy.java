package com.cetoex.node;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Copies files of which large parts were never written, and leaves these parts unwritten. */
final class SparseCopy {
    private static final int CHUNK_LENGTH = 64 * 1024;

    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_LENGTH);
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK_LENGTH);

    /**
     * Copies the beginning of a file to a new one of the same length, and forces it to disk.
     *
     * @param limit bytes behind it are left unwritten
     * @return bytes that were written
     */
    long copy(Path from, Path to, long limit) throws IOException {
        try (FileChannel source = FileChannel.open(from, READ);
                FileChannel target = FileChannel.open(to, CREATE_NEW, WRITE)) {
            long length = source.size();
            long written = copyUpTo(Math.min(limit, length), source, target);
            if (target.size() < length) {
                target.write(ByteBuffer.allocate(1), length - 1);
            }
            target.force(true);
            return written;
        }
    }

    private long copyUpTo(long end, FileChannel source, FileChannel target) throws IOException {
        long written = 0;
        long position = 0;
        while (position < end) {
            chunk.clear().limit((int) Math.min(CHUNK_LENGTH, end - position));
            int length = source.read(chunk, position);
            if (length <= 0) {
                throw new IOException("expected " + end + " bytes, were " + position);
            }
            chunk.flip();
            if (chunk.mismatch(zeros.clear().limit(length)) >= 0) {
                written += writeWhole(target, position);
            }
            position += length;
        }
        return written;
    }

    private int writeWhole(FileChannel target, long position) throws IOException {
        int written = 0;
        while (chunk.hasRemaining()) {
            written += target.write(chunk, position + written);
        }
        return written;
    }
}
