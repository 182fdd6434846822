package com.cetoex.simulation.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapter: how files are damaged, and which of them. */
final class FolderCopyTest {
    @TempDir Path folder;

    @Test
    void writtenPartOfAFileEndsWithItsLastByteThatIsNotZero() throws IOException {
        byte[] bytes = new byte[200_000];
        bytes[70_123] = 1;
        Path file = Files.write(folder.resolve("segment"), bytes);

        assertThat(FolderCopy.writtenLength(file)).isEqualTo(70_124);
    }

    @Test
    void fileOfZerosHasNoWrittenPart() throws IOException {
        Path file = Files.write(folder.resolve("segment"), new byte[5_000]);

        assertThat(FolderCopy.writtenLength(file)).isZero();
    }

    @Test
    void exactlyOneBitIsTurned() throws IOException {
        Path file = Files.write(folder.resolve("segment"), new byte[] {1, 2, 3});

        FolderCopy.flip(file, 1, 7);

        assertThat(Files.readAllBytes(file)).containsExactly(1, 0x82, 3);
    }

    @Test
    void emptyFilesAndTheHistoryAreLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("archive"));
        Files.write(folder.resolve("archive/0-0.rec"), new byte[] {1});
        Files.write(folder.resolve("history.db"), new byte[] {1});
        Files.write(folder.resolve("lock"), new byte[0]);

        assertThat(FolderCopy.written(folder))
                .containsExactly(entry(Path.of("archive/0-0.rec"), 1L));
    }
}
