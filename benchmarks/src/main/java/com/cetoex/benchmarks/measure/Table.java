package com.cetoex.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Figures as rows of text under a header. A column that no figure has is left out, so that all
 * benchmarks share one form.
 */
public final class Table {
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double LONGEST_IN_NANOS = 1e4;
    private static final double LONGEST_IN_MICROS = 1e6;
    private static final double WHOLE_FROM = 1_000;
    private static final double ONE_DIGIT_FROM = 10;

    private final List<List<String>> rows = new ArrayList<>();

    private Table() {}

    private record Column(String name, Function<Figure, String> cell) {}

    static Table of(List<Figure> figures) {
        List<Column> columns = columns(figures);
        Table table = new Table();
        table.rows.add(columns.stream().map(Column::name).toList());
        for (Figure figure : figures) {
            table.rows.add(columns.stream().map(column -> column.cell.apply(figure)).toList());
        }
        return table;
    }

    private static List<Column> columns(List<Figure> figures) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("workload", Figure::workload));
        columns.add(new Column("subject", Figure::subject));
        if (figures.stream().anyMatch(figure -> figure.perSecond().isPresent())) {
            columns.add(rate("a second", Rate::median));
            columns.add(rate("slowest", Rate::slowest));
            columns.add(rate("fastest", Rate::fastest));
            columns.add(new Column("of", figure -> figure.perSecond().map(Rate::of).orElse("")));
        }
        if (figures.stream().anyMatch(figure -> figure.nanos().isPresent())) {
            columns.add(time("p50", Percentiles::p50));
            columns.add(time("p99", Percentiles::p99));
            columns.add(time("p99.9", Percentiles::p999));
            columns.add(time("max", Percentiles::max));
        }
        Set<String> names = new LinkedHashSet<>();
        figures.forEach(figure -> names.addAll(figure.more().keySet()));
        names.forEach(name -> columns.add(more(name)));
        return columns;
    }

    private static Column rate(String name, Function<Rate, Double> value) {
        return new Column(
                name, figure -> figure.perSecond().map(value).map(Table::number).orElse(""));
    }

    private static Column time(String name, Function<Percentiles, Long> value) {
        return new Column(name, figure -> figure.nanos().map(value).map(Table::time).orElse(""));
    }

    private static Column more(String name) {
        return new Column(
                name.replace('_', ' '),
                figure -> {
                    Double value = figure.more().get(name);
                    return value == null ? "" : number(value);
                });
    }

    /** As many digits as one reads. */
    static String number(double value) {
        double size = Math.abs(value);
        String format = "%.3f";
        if (size >= WHOLE_FROM || value == Math.rint(value)) {
            format = "%,.0f";
        } else if (size >= ONE_DIGIT_FROM) {
            format = "%.1f";
        }
        return String.format(Locale.ROOT, format, value);
    }

    private static String time(long nanos) {
        if (nanos < LONGEST_IN_NANOS) {
            return number((double) nanos) + " ns";
        }
        return nanos < LONGEST_IN_MICROS
                ? number(nanos / NANOS_PER_MICRO) + " µs"
                : number(nanos / NANOS_PER_MILLI) + " ms";
    }

    /** For a terminal: columns side by side. */
    public String text() {
        int[] widths =
                IntStream.range(0, rows.getFirst().size())
                        .map(
                                i ->
                                        rows.stream()
                                                .mapToInt(row -> row.get(i).length())
                                                .max()
                                                .orElse(0))
                        .toArray();
        return rows.stream()
                .map(
                        row ->
                                IntStream.range(0, widths.length)
                                        .mapToObj(i -> padded(row.get(i), widths[i], i < 2))
                                        .collect(Collectors.joining("  ")))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String padded(String text, int width, boolean isLeft) {
        String blanks = " ".repeat(width - text.length());
        return isLeft ? text + blanks : blanks + text;
    }

    /** For a page: Markdown. */
    public String markdown() {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
        lines.add(1, "|---".repeat(2) + "|---:".repeat(rows.getFirst().size() - 2) + "|");
        return String.join("\n", lines) + "\n";
    }
}
