package com.cetoex.benchmarks.page;

import com.cetoex.benchmarks.measure.Figure;
import com.cetoex.benchmarks.measure.Percentiles;
import com.cetoex.benchmarks.measure.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The section of {@code docs/performance/README.md} that is made of the result files beside it, and
 * the plots beside them.
 */
public final class PerformancePage {
    private static final String BEGIN = "<!-- figures: begin -->";
    private static final String END = "<!-- figures: end -->";
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_MICRO = 1e3;

    private final Path folder;
    private final StringBuilder section = new StringBuilder();

    private PerformancePage(Path folder) {
        this.folder = folder;
    }

    /** A benchmark that the page tells of, when there is a file of it. */
    public record Chapter(String name, String title) {}

    /**
     * Writes plots into the folder and replaces what stands between the marks of its README.md.
     *
     * @throws IllegalStateException when the marks lack
     */
    public static void write(Path folder, List<Chapter> chapters) throws IOException {
        new PerformancePage(folder).write(chapters);
    }

    private void write(List<Chapter> chapters) throws IOException {
        Path page = folder.resolve("README.md");
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(page + " lacks the marks " + BEGIN + " and " + END);
        }
        for (Chapter chapter : chapters) {
            Path file = folder.resolve(chapter.name() + ".json");
            if (Files.exists(file)) {
                add(chapter, Result.read(file));
            }
        }
        Files.writeString(
                page, text.substring(0, begin) + BEGIN + "\n" + section + text.substring(end));
    }

    private void add(Chapter chapter, Result result) throws IOException {
        section.append(
                """

                ### %s: %s

                %s, commit %s, %s form, %,d s, load average %.2f at its beginning, on %s.

                """
                        .formatted(
                                chapter.name(),
                                chapter.title(),
                                result.date(),
                                result.commit(),
                                result.form(),
                                result.seconds(),
                                result.loadBefore(),
                                result.machine()));
        section.append(result.table().markdown());
        for (Map.Entry<String, List<Figure>> group : sized(result).entrySet()) {
            addPlots(chapter.name(), group.getKey(), group.getValue());
        }
    }

    /** Figures that tell a size, by what grew. */
    private static Map<String, List<Figure>> sized(Result result) {
        return result.figures().stream()
                .filter(figure -> figure.more().containsKey(Figure.SIZE))
                .collect(
                        Collectors.groupingBy(
                                Figure::workload, LinkedHashMap::new, Collectors.toList()));
    }

    private void addPlots(String name, String grew, List<Figure> figures) throws IOException {
        String file = name + "-" + grew.replaceAll("[^a-z0-9]+", "-");
        Map<String, List<Plot.Point>> rates = new LinkedHashMap<>();
        Map<String, List<Plot.Point>> times = new LinkedHashMap<>();
        for (Figure figure : figures) {
            figure.perSecond()
                    .ifPresent(rate -> point(rates, figure.subject(), figure, rate.median()));
        }
        boolean isLong =
                figures.stream()
                        .flatMap(figure -> figure.nanos().stream())
                        .anyMatch(nanos -> nanos.p99() > NANOS_PER_MILLI);
        double unit = isLong ? NANOS_PER_MILLI : NANOS_PER_MICRO;
        addTimes(times, figures, unit, "p50", Percentiles::p50);
        addTimes(times, figures, unit, "p99", Percentiles::p99);
        addTimes(times, figures, unit, "p99.9", Percentiles::p999);
        draw(file + "-rate", new Plot(grew + ": rate", grew, "a second", rates));
        draw(file + "-times", new Plot(grew + ": times", grew, isLong ? "ms" : "µs", times));
    }

    private static void addTimes(
            Map<String, List<Plot.Point>> times,
            List<Figure> figures,
            double unit,
            String name,
            ToDoubleFunction<Percentiles> value) {
        for (Figure figure : figures) {
            figure.nanos()
                    .ifPresent(
                            nanos -> point(times, name, figure, value.applyAsDouble(nanos) / unit));
        }
    }

    private static void point(
            Map<String, List<Plot.Point>> lines, String line, Figure figure, double value) {
        Double size = figure.more().get(Figure.SIZE);
        if (size != null) {
            lines.computeIfAbsent(line, name -> new ArrayList<>()).add(new Plot.Point(size, value));
        }
    }

    private void draw(String file, Plot plot) throws IOException {
        if (plot.lines().isEmpty()) {
            return;
        }
        Files.writeString(folder.resolve(file + ".svg"), plot.svg());
        section.append("\n![%s](%s.svg)\n".formatted(plot.title(), file));
    }
}
