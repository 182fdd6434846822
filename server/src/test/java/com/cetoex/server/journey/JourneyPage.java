package com.cetoex.server.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docs/order-journey.md} says: the stations of the way, and the classes met there. */
record JourneyPage(List<String> way, List<String> chapters, List<Station> stations) {
    /** A class that the page names, with the method that it names, if any. */
    record Station(String className, String method) {}

    private static final Path PAGE = Path.of("..", "docs", "order-journey.md");
    private static final Pattern WAY = Pattern.compile("\\*\\*(.+ → .+)\\*\\*");
    private static final Pattern CHAPTER = Pattern.compile("(?m)^## \\d+\\. ([^(\\n]+)");
    private static final Pattern STATION =
            Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)(?:\\.([a-z][A-Za-z]*))?`");

    /** Reads the page. */
    static JourneyPage read() {
        String page = text();
        Matcher way = WAY.matcher(page);
        if (!way.find()) {
            throw new AssertionError("expected the way in one line in " + PAGE);
        }
        return new JourneyPage(
                List.of(way.group(1).split(" → ", -1)), chapters(page), stations(page));
    }

    private static List<String> chapters(String page) {
        List<String> chapters = new ArrayList<>();
        Matcher chapter = CHAPTER.matcher(page);
        while (chapter.find()) {
            chapters.add(chapter.group(1).strip().toLowerCase(Locale.ROOT));
        }
        return chapters;
    }

    private static List<Station> stations(String page) {
        List<Station> stations = new ArrayList<>();
        Matcher station = STATION.matcher(page);
        while (station.find()) {
            String method = station.group(2);
            stations.add(new Station(station.group(1), method == null ? "" : method));
        }
        return stations.stream().distinct().toList();
    }

    private static String text() {
        try {
            return Files.readString(PAGE);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot read " + PAGE, cause);
        }
    }
}
