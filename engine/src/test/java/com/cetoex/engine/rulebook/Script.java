package com.cetoex.engine.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.engine.model.EngineVenue;
import com.cetoex.engine.model.RestartedVenue;
import com.cetoex.reference.NaiveExchange;
import java.util.ArrayList;
import java.util.List;

/**
 * A scene of the rule book: commands, one a line, and behind an arrow everything that each leads
 * to.
 *
 * <pre>
 * sell ann 5 @ 100            -> rests 5
 * sell bob 5 @ 100 id b-1     -> rests 5
 * buy cat 6 @ 100             -> trades 5 @ 100 with ann, trades 1 @ 100 with bob
 * cancel bob id b-1           -> cancels 4
 * bulk ann: buy 1 @ 90; sell 1 @ 0
 *     -> [0] rests 1,
 *     -> [1] refused PRICE_NOT_POSITIVE (1; 0)
 * </pre>
 *
 * <p>Money is in whole units: unless a {@code market} line says otherwise one lot of BTC at one
 * tick is one USDT, without fees. Whoever is named in a {@code fund} line first has what that line
 * says; all others have plenty. {@code balances} and {@code levels} add these to what is told from
 * there on. The same script runs on the engine, on one that is made anew of its snapshot before
 * every command, and on the naive exchange, and all must tell the same.
 */
final class Script {
    private static final String ARROW = "->";
    private static final char COMMENT = '#';

    private final Stage engine = new Stage(new EngineVenue());
    private final Stage restarted = new Stage(new RestartedVenue());
    private final Stage naive = new Stage(new NaiveExchange());

    private Script() {}

    /** Plays a scene and compares all that it tells. */
    static void play(String script) {
        new Script().playAll(script);
    }

    private void playAll(String script) {
        StringBuilder expected = new StringBuilder();
        StringBuilder actual = new StringBuilder();
        for (String line : sentences(script)) {
            int arrow = line.indexOf(ARROW);
            String command = arrow < 0 ? line : line.substring(0, arrow).strip();
            String outcome = arrow < 0 ? "" : line.substring(arrow + ARROW.length()).strip();
            List<String> told = engine.play(command);
            compare("the naive exchange", naive, command, told);
            compare("the engine made of its snapshot", restarted, command, told);
            append(expected, command, arranged(outcome));
            append(actual, command, String.join(", ", told));
        }
        assertThat(actual.toString()).isEqualTo(expected.toString());
    }

    private void compare(String who, Stage other, String command, List<String> told) {
        assertThat(other.play(command)).as("%s at: %s", who, command).isEqualTo(told);
        assertThat(other.lastFacts()).as("%s at: %s", who, command).isEqualTo(engine.lastFacts());
    }

    private static void append(StringBuilder lines, String command, String outcome) {
        lines.append(command);
        if (!outcome.isEmpty()) {
            lines.append(' ').append(ARROW).append(' ').append(outcome);
        }
        lines.append('\n');
    }

    /** Sorts levels and balances behind the rest of an outcome, as {@link Stage#play} does. */
    private static String arranged(String outcome) {
        List<String> happened = new ArrayList<>();
        List<String> results = new ArrayList<>();
        for (String part : outcome.split(",\\s*", -1)) {
            (Telling.isResult(part) ? results : happened).add(part);
        }
        results.sort(null);
        happened.addAll(results);
        return String.join(", ", happened);
    }

    /** Lines without comments; one that begins with an arrow belongs to the line before. */
    private static List<String> sentences(String script) {
        List<String> sentences = new ArrayList<>();
        for (String raw : script.lines().toList()) {
            String line = withoutComment(raw);
            if (line.startsWith(ARROW)) {
                String before = sentences.removeLast();
                String more = before.contains(ARROW) ? line.substring(ARROW.length()) : line;
                sentences.add(before + " " + more.strip());
            } else if (!line.isEmpty()) {
                sentences.add(line);
            }
        }
        return sentences;
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf(COMMENT + " ");
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }
}
