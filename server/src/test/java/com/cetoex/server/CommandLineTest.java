package com.cetoex.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Chapter: what the command line explains, and how it answers a mistake. */
final class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine =
            Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void helpNamesEveryCommand() {
        assertThat(commandLine.execute("--help")).isZero();

        assertThat(out.toString())
                .contains("demo", "start", "snapshot", "backup", "restore", "verify", "doctor")
                .contains("history")
                .contains("replay", "bench", "build", "test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start",
                "demo",
                "replay",
                "snapshot",
                "backup",
                "restore",
                "verify",
                "doctor"
            })
    void everyCommandExplainsItself(String command) {
        assertThat(commandLine.execute(command, "--help")).isZero();

        assertThat(out.toString())
                .contains("Usage: cetoex " + command)
                .contains("Exit status:")
                .contains("Example")
                .contains("./cetoex " + command);
    }

    @Test
    void commandOfACommandExplainsItself() {
        assertThat(commandLine.execute("history", "rebuild", "--help")).isZero();

        assertThat(out.toString())
                .contains("Usage: cetoex history rebuild")
                .contains("Exit status:")
                .contains("./cetoex history rebuild");
    }

    @Test
    void everyOptionIsExplained() {
        assertThat(commandLine.getSubcommands().values())
                .allSatisfy(
                        command ->
                                assertThat(command.getCommandSpec().options())
                                        .allSatisfy(
                                                option ->
                                                        assertThat(option.description())
                                                                .isNotEmpty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start --prot 1              | Did you mean --port?",
                "start --data x --bootstap y | Did you mean --bootstrap?",
                "start --port 1              | Name the data folder",
                "history                     | history rebuild",
                "history rebuild             | Name the data folder",
                "start --data x --port many  | --port",
                "strat                       | Did you mean start?",
                "''                          | Name a command",
                "--hlep                      | --help",
                "replay                      | FILE",
                "demo --sed 1                | Did you mean --seed?",
                "start --data x extra        | extra",
                "start --data x --supervise  | ./cetoex start --supervise",
                "snapshot                    | Name the data folder",
                "backup --data x             | Name a folder for the backup",
                "backup --data x --too y     | Did you mean --to?",
                "restore --data x            | Name the backup",
                "verify                      | Name the data folder",
                "doctor --prot 1             | Did you mean --port?",
            })
    void mistakeEndsWithStatusTwoAndAHint(String arguments, String hint) {
        String[] words = arguments.isEmpty() ? new String[0] : arguments.split(" ");

        assertThat(commandLine.execute(words)).isEqualTo(2);

        assertThat(err.toString()).contains(hint).contains("--help explains more");
        assertThat(List.of(err.toString().split("\n"))).hasSizeLessThan(6);
    }
}
