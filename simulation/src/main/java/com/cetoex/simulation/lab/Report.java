package com.cetoex.simulation.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The section of a page that is made of a result file, between two marks. */
final class Report {
    private static final String BEGIN = "<!-- laboratory: begin -->";
    private static final String END = "<!-- laboratory: end -->";

    private Report() {}

    /** An outcome, and the commit at which it came out. */
    private record Found(JsonNode outcome, String commit) {}

    /**
     * Replaces what stands between the marks.
     *
     * @param resultFiles a scenario that stands in several counts as in the last of them
     */
    static void write(Path page, List<Path> resultFiles) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new LabStopped(page + " lacks the marks " + BEGIN + " and " + END);
        }
        List<JsonNode> results = new ArrayList<>();
        for (Path file : resultFiles) {
            results.add(Result.read(file));
        }
        Files.writeString(
                page,
                text.substring(0, begin) + BEGIN + "\n" + section(results) + text.substring(end));
    }

    private static String section(List<JsonNode> results) {
        List<String> lines = new ArrayList<>();
        Map<String, Found> found = new LinkedHashMap<>();
        for (JsonNode result : results) {
            lines.add(run(result));
            lines.add("");
            result.required("outcomes")
                    .forEach(
                            outcome ->
                                    found.put(
                                            text(outcome, "scenario"),
                                            new Found(outcome, text(result, "commit"))));
        }
        addSums(lines, found.values().stream().map(Found::outcome).toList());
        lines.add("");
        lines.add(
                "| scenario | commit | rounds | what came of it | serving again, median / longest |");
        lines.add("|---|---|---|---|---|");
        found.values().forEach(one -> lines.add(row(one)));
        return String.join("\n", lines) + "\n";
    }

    private static String run(JsonNode result) {
        return "Run of %s (%s), version %s, commit %s, seed %s, %s minutes, on %s."
                .formatted(
                        text(result, "date"),
                        text(result, "form"),
                        text(result, "product"),
                        text(result, "commit"),
                        result.required("seed").longValue(),
                        minutes(result.required("seconds").longValue()),
                        text(result, "machine"));
    }

    private static void addSums(List<String> lines, List<JsonNode> outcomes) {
        lines.add("| over all scenarios | |");
        lines.add("|---|---|");
        lines.add(sum("orders acknowledged", outcomes, "orders", "acknowledged"));
        lines.add(sum("cancels acknowledged", outcomes, "orders", "cancelled"));
        lines.add(sum("orders without an answer", outcomes, "orders", "unknown"));
        lines.add(sum("… of these, there once", outcomes, "orders", "unknownFound"));
        lines.add(sum("… of these, not there", outcomes, "orders", "unknownAbsent"));
        lines.add(sum("**acknowledged and lost**", outcomes, "violations", "LOST"));
        lines.add(sum("**doubled**", outcomes, "violations", "DOUBLED"));
        lines.add(sum("**money made or lost**", outcomes, "violations", "MONEY"));
        lines.add(sum("**silent corruptions**", outcomes, "violations", "SILENT_CORRUPTION"));
        lines.add(sum("**zombies**", outcomes, "violations", "ZOMBIE"));
        lines.add(sum("other broken promises", outcomes, "violations", "OTHER"));
    }

    private static String sum(String name, List<JsonNode> outcomes, String group, String field) {
        long sum = 0;
        for (JsonNode outcome : outcomes) {
            sum += outcome.required(group).path(field).longValue(0);
        }
        return "| " + name + " | " + grouped(sum) + " |";
    }

    private static String row(Found found) {
        JsonNode outcome = found.outcome();
        JsonNode skipped = outcome.path("skipped");
        String counts =
                outcome.required("counts").properties().stream()
                        .map(Report::count)
                        .collect(Collectors.joining("; "));
        JsonNode recoveries = outcome.required("recoveries");
        String times =
                recoveries.required("starts").longValue() == 0
                        ? ""
                        : recoveries.required("medianMillis").longValue()
                                + " ms / "
                                + recoveries.required("longestMillis").longValue()
                                + " ms";
        return "| `%s`: %s | %s | %d | %s | %s |"
                .formatted(
                        text(outcome, "scenario"),
                        text(outcome, "description"),
                        found.commit(),
                        outcome.required("rounds").longValue(),
                        skipped.isString() ? "**not run**: " + skipped.stringValue() : counts,
                        times);
    }

    private static String count(Map.Entry<String, JsonNode> entry) {
        return entry.getKey() + ": " + grouped(entry.getValue().longValue());
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String minutes(long seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds / 60.0);
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).stringValue();
    }
}
