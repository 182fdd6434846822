package com.cetoex.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.node.FolderVerification;
import com.cetoex.node.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Chapter: a data folder of any version before comes out as it was. */
final class UpgradeTest {
    @TempDir private Path folder;

    static List<String> golden() throws IOException {
        return GoldenFolder.names();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void folderOfAnEarlierVersionIsReplayedToItsRecordedState(String name) throws IOException {
        Path data = folder.resolve("data");
        GoldenFolder.unpack(name, data);
        List<String> found = new ArrayList<>();
        found.add(GoldenFolder.describe(FolderVerification.verify(data, ProgressListener.SILENT)));
        try (ExchangeProcess exchange = ExchangeProcess.start(data)) {
            found.addAll(GoldenFolder.describe(exchange));
        }
        assertThat(found).isEqualTo(expected(name));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void historyIsMadeAgainFromTheEventsOfAnEarlierVersion(String name) throws IOException {
        Path data = folder.resolve("data");
        GoldenFolder.unpack(name, data);
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.filter(UpgradeTest::isOfHistory).toList()) {
                Files.delete(file);
            }
        }
        try (ExchangeProcess exchange = ExchangeProcess.start(data)) {
            List<String> expected = expected(name);
            assertThat(GoldenFolder.describe(exchange))
                    .isEqualTo(expected.subList(1, expected.size()));
        }
    }

    /** When this fails, make one: the schema or the files have changed. */
    @Test
    void thisVersionHasAGoldenFolderOfItsOwn() throws IOException {
        Path data = folder.resolve("data");
        GoldenFolder.unpack(GoldenFolder.names().getLast(), data);
        try (ExchangeProcess exchange = ExchangeProcess.start(folder.resolve("new"))) {
            assertThat(exchange.address()).isNotNull();
        }
        assertThat(data.resolve("format"))
                .hasSameTextualContentAs(folder.resolve("new").resolve("format"));
    }

    private static boolean isOfHistory(Path file) {
        return file.getFileName().toString().startsWith("history.db");
    }

    private static List<String> expected(String name) throws IOException {
        return Files.readAllLines(GoldenFolder.HOME.resolve(name).resolve("expected.txt"));
    }
}
