package com.cetoex.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cetoex.server.config.Settings.DurabilityPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chapter: where a setting comes from, and which settings are refused. */
final class SettingsReaderTest {
    @TempDir Path folder;

    private final SettingsReader reader = new SettingsReader();

    @Test
    void everySettingHasADefault() {
        Settings settings = reader.read(Flags.none(), Map.of());

        assertThat(settings.http().host()).isEqualTo("127.0.0.1");
        assertThat(settings.http().failedLoginsPerMinute()).isEqualTo(60);
        assertThat(settings.log().durability()).isEqualTo(DurabilityPolicy.DISK);
        assertThat(settings.log().eventsKeptBytes()).isEqualTo(32L << 30);
        assertThat(settings.history().database()).isEqualTo(new Settings.Sqlite());
        assertThat(settings.history().commitInterval()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void flagWinsOverTheEnvironmentAndTheEnvironmentOverTheFile() throws IOException {
        Flags flags =
                Flags.none()
                        .withFile(file("cetoex.http { port = 1, event-loops = 2, host = h }"))
                        .with("cetoex.http.port", 3);

        Settings settings =
                reader.read(
                        flags,
                        Map.of(
                                "CETOEX_HTTP_PORT",
                                "2",
                                "CETOEX_HTTP_EVENT_LOOPS",
                                "4",
                                "PATH",
                                "x"));

        assertThat(settings.http().port()).isEqualTo(3);
        assertThat(settings.http().eventLoops()).isEqualTo(4);
        assertThat(settings.http().host()).isEqualTo("h");
    }

    @Test
    void variablesOfTheLauncherAreNoSettings() {
        Settings settings = reader.read(Flags.none(), Map.of("CETOEX_JAVA_OPTS", "-Xmx2g"));

        assertThat(settings.http().port()).isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cetoex.http.prot = 1             | \"cetoex.http.prot\"   | Did you mean \"cetoex.http.port\"?",
                "cetoex { log.durabilty = os }    | cetoex.log.durabilty   | Did you mean \"cetoex.log.durability\"?",
                "port = 8080                      | \"port\"               | Known are",
                "cetoex.http.port = 65536         | \"port\"               | 0 to 65535",
                "cetoex.http.port = many          | port                   | NUMBER",
                "cetoex.log.durability = tape     | tape                   | one of disk, replicated, os",
                "cetoex.history.database = mysql  | mysql                  | one of sqlite, postgresql",
                "cetoex.history { database = postgresql, url = x } | url   | jdbc:postgresql:",
                "cetoex.history { database = postgresql, url = \"jdbc:postgresql:x?password=y\" } | url | password-file",
                "cetoex.history { database = postgresql, url = \"jdbc:postgresql:x\", password-file = /none } | password-file | cannot be read",
                "cetoex.log.snapshot-interval = 1 | snapshot-interval      | 1000 ms to",
                "cetoex.http {                    | test.conf              | cannot be read",
            })
    void mistakeInTheFileIsRefusedWithAHint(String content, String names, String hint)
            throws IOException {
        Flags flags = Flags.none().withFile(file(content));

        assertThatExceptionOfType(ConfigurationFault.class)
                .isThrownBy(() -> reader.read(flags, Map.of()))
                .withMessageContaining(names)
                .withMessageContaining(hint);
    }

    @Test
    void mistypedVariableIsRefusedWithAHint() {
        assertThatExceptionOfType(ConfigurationFault.class)
                .isThrownBy(() -> reader.read(Flags.none(), Map.of("CETOEX_HTTP_PROT", "1")))
                .withMessageContaining("CETOEX_HTTP_PROT")
                .withMessageContaining("CETOEX_HTTP_PORT");
    }

    @Test
    void passwordComesFromTheEnvironmentOrAFileAndIsNotShown() throws IOException {
        Flags flags =
                Flags.none()
                        .with("cetoex.history.database", "postgresql")
                        .with("cetoex.history.url", "jdbc:postgresql://db:5432/spot")
                        .with("cetoex.history.user", "cetoex");
        Path password = Files.writeString(folder.resolve("password"), "of the file\n");

        Settings byEnvironment = reader.read(flags, Map.of("CETOEX_HISTORY_PASSWORD", "secret"));
        Settings byFile =
                reader.read(flags.with("cetoex.history.password-file", password), Map.of());

        assertThat(byEnvironment.history().database())
                .isEqualTo(
                        new Settings.Postgresql(
                                "jdbc:postgresql://db:5432/spot", "cetoex", "secret", 8));
        assertThat(byEnvironment.toString()).contains("cetoex at jdbc").doesNotContain("secret");
        assertThat(byFile.history().database())
                .isEqualTo(
                        new Settings.Postgresql(
                                "jdbc:postgresql://db:5432/spot", "cetoex", "of the file", 8));
    }

    @Test
    void missingFileIsRefused() {
        Flags flags = Flags.none().withFile(folder.resolve("none.conf"));

        assertThatExceptionOfType(ConfigurationFault.class)
                .isThrownBy(() -> reader.read(flags, Map.of()))
                .withMessageContaining("There is no configuration file");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("test.conf"), content);
    }
}
