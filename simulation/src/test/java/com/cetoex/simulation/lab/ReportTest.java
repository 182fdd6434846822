package com.cetoex.simulation.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cetoex.simulation.lab.Outcome.Orders;
import com.cetoex.simulation.lab.Outcome.Recoveries;
import com.cetoex.simulation.lab.Violation.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapter: how a result becomes a section of a page. */
final class ReportTest {
    @TempDir Path folder;

    @Test
    void sectionBetweenTheMarksIsMadeOfTheResultAndTheRestOfThePageStays() throws IOException {
        Path page =
                Files.writeString(
                        folder.resolve("page.md"),
                        "before\n<!-- laboratory: begin -->\nold\n<!-- laboratory: end -->\nafter\n");
        Path result = folder.resolve("result.json");
        result().write(result);

        Report.write(page, List.of(result));

        assertThat(page)
                .content()
                .startsWith("before\n<!-- laboratory: begin -->\n")
                .endsWith("<!-- laboratory: end -->\nafter\n")
                .doesNotContain("old")
                .contains("| orders acknowledged | 1,234 |")
                .contains("| **acknowledged and lost** | 1 |")
                .contains("| `kill`: killed | abc | 5 | kills: 5 | 20 ms / 30 ms |")
                .contains("| `power`: cut | abc | 0 | **not run**: no root |  |");
    }

    @Test
    void scenarioThatWasRunAgainCountsAsInTheLastRun() throws IOException {
        Path page =
                Files.writeString(
                        folder.resolve("page.md"),
                        "<!-- laboratory: begin -->\n<!-- laboratory: end -->\n");
        Path first = folder.resolve("first.json");
        Path second = folder.resolve("second.json");
        result().write(first);
        Outcome again =
                new Outcome(
                        "kill",
                        "killed",
                        9,
                        7,
                        Optional.empty(),
                        Map.of("kills", 9L),
                        new Orders(10, 0, 0, 0, 0, 0),
                        Map.of(),
                        List.of(),
                        Recoveries.of(List.of()));
        new Result("1.0", "def", "a machine", "later", "kill", 2, 60, List.of(again)).write(second);

        Report.write(page, List.of(first, second));

        assertThat(page)
                .content()
                .contains("commit abc", "commit def")
                .contains("| orders acknowledged | 10 |")
                .contains("| **acknowledged and lost** | 0 |")
                .contains("| `kill`: killed | def | 9 | kills: 9 |  |")
                .contains("| `power`: cut | abc | 0 |");
    }

    @Test
    void pageWithoutMarksIsRefused() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "no marks");
        Path result = folder.resolve("result.json");
        result().write(result);

        assertThatThrownBy(() -> Report.write(page, List.of(result)))
                .isInstanceOf(LabStopped.class)
                .hasMessageContaining("lacks the marks");
    }

    private static Result result() {
        Outcome kill =
                new Outcome(
                        "kill",
                        "killed",
                        5,
                        7,
                        Optional.empty(),
                        Map.of("kills", 5L),
                        new Orders(1_234, 0, 0, 0, 0, 0),
                        Map.of(Kind.LOST, 1L),
                        List.of("LOST: one"),
                        Recoveries.of(
                                List.of(
                                        Duration.ofMillis(30),
                                        Duration.ofMillis(10),
                                        Duration.ofMillis(20))));
        Outcome power =
                new Outcome(
                        "power",
                        "cut",
                        0,
                        0,
                        Optional.of("no root"),
                        Map.of(),
                        new Orders(0, 0, 0, 0, 0, 0),
                        Map.of(),
                        List.of(),
                        Recoveries.of(List.of()));
        return new Result("1.0", "abc", "a machine", "today", "long", 1, 60, List.of(kill, power));
    }
}
