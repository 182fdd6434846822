package com.cetoex.server.backup;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.SPARSE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * Copies files onto the disk. Pieces that are all zero are left out, as in the segments of the log,
 * which are made longer than what is in them. For one thread.
 */
final class FileCopy {
    private static final int PIECE_LENGTH = 1 << 16;

    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_LENGTH);
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(PIECE_LENGTH);

    /**
     * Copies one file.
     *
     * @param progress is told the bytes of each piece
     */
    void copy(Path source, Path target, LongConsumer progress) throws IOException {
        try (FileChannel from = FileChannel.open(source, READ);
                FileChannel to = FileChannel.open(target, CREATE_NEW, SPARSE, WRITE)) {
            long length = from.size();
            for (long position = 0; position < length; ) {
                int count = read(from, position);
                if (!isZero(count) || position + count == length) {
                    write(to, position);
                }
                position += count;
                progress.accept(count);
            }
            to.force(true);
        }
    }

    private int read(FileChannel from, long position) throws IOException {
        int count = from.read(piece.clear(), position);
        if (count < 0) {
            throw new IOException("the file became shorter while it was copied");
        }
        piece.flip();
        return count;
    }

    private boolean isZero(int count) {
        return piece.equals(zeros.slice(0, count));
    }

    private void write(FileChannel to, long position) throws IOException {
        long at = position;
        while (piece.hasRemaining()) {
            at += to.write(piece, at);
        }
    }
}
