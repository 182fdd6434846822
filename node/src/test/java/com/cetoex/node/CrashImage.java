package com.cetoex.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** What a killed process would leave in its folder: a copy, made while the process runs. */
final class CrashImage {
    private static final int CHUNK = 64 * 1024;

    private CrashImage() {}

    /** Copies all files; what was never written stays a hole. */
    static void take(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            List<Path> paths = walk.toList();
            for (Path path : paths) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    copy(path, copy);
                }
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel target =
                        FileChannel.open(
                                to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long size = source.size();
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            for (long position = 0; position < size; position += CHUNK) {
                chunk.clear();
                int length = source.read(chunk, position);
                chunk.flip();
                if (length > 0 && (!isZero(chunk) || position + length >= size)) {
                    target.write(chunk, position);
                }
            }
        }
    }

    private static boolean isZero(ByteBuffer chunk) {
        return chunk.mismatch(ByteBuffer.allocate(chunk.limit())) < 0;
    }
}
