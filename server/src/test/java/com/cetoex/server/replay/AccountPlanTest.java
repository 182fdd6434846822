package com.cetoex.server.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapter: how a recording is dealt to accounts and gathered into requests. */
final class AccountPlanTest {
    @TempDir Path folder;

    @Test
    void aggressorOwnsNoneOfItsMakers() throws IOException {
        AccountPlan plan =
                new AccountPlan(
                        recording(
                                "1 0 P a sell 100 5 ",
                                "2 0 L b buy 100 8 a@100*5",
                                "3 0 P c buy 99 1 ",
                                "4 0 X d sell 99 4 b@100*3|c@99*1"));

        assertThat(List.of("a", "b", "c", "d").stream().map(plan::accountOf))
                .containsExactly(0, 1, 0, 2);
        assertThat(plan.accounts()).isEqualTo(3);
    }

    @Test
    void accountNeedsWhatItsOrdersHoldAtMost() throws IOException {
        AccountPlan plan =
                new AccountPlan(
                        recording(
                                "1 0 P a buy 100 5 ",
                                "2 0 C a buy 100 5 ",
                                "3 0 P b buy 90 2 ",
                                "4 0 X c sell 90 2 b@90*2"));

        assertThat(plan.funds(0).neededQuote()).isEqualTo(500);
        assertThat(plan.funds(1).neededBase()).isEqualTo(2);
        assertThat(plan.mostOpenOrders()).isEqualTo(1);
    }

    @Test
    void cancelsAndPassiveOrdersAreGatheredBetweenTrades() throws IOException {
        List<RecordedCommand> commands =
                recording(
                        "1 0 P a buy 100 5 ",
                        "2 0 P b buy 99 5 ",
                        "3 0 X c sell 100 5 a@100*5",
                        "4 0 P d buy 98 5 ",
                        "5 0 C b buy 99 5 ",
                        "6 0 C d buy 98 5 ");

        List<Step> steps = StepPlan.of(commands, new AccountPlan(commands), Map.of(), true);

        assertThat(steps)
                .containsExactly(
                        new Step.Place(0, commands.subList(0, 2)),
                        new Step.Take(1, commands.get(2)),
                        new Step.Cancel(0, commands.subList(4, 5)),
                        new Step.Place(0, commands.subList(3, 4)),
                        new Step.Cancel(0, commands.subList(5, 6)));
    }

    @Test
    void lineThatIsNoCommandIsNamed() {
        assertThatExceptionOfType(ReplayFault.class)
                .isThrownBy(() -> recording("1 0 P a buy 100 5 ", "2 0 Q b buy 99 5 "))
                .withMessageContaining("Line 2");
    }

    private List<RecordedCommand> recording(String... lines) throws IOException {
        List<String> tabbed = List.of(lines).stream().map(line -> line.replace(' ', '\t')).toList();
        return RecordingReader.read(Files.write(folder.resolve("r.commands.tsv"), tabbed));
    }
}
