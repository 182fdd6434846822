package com.cetoex.benchmarks.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lines over a logarithmic horizontal axis, as an SVG of its own that needs no font, script or
 * library. The vertical axis begins at zero.
 *
 * @param title above it
 * @param across what the horizontal axis tells
 * @param up what the vertical axis tells
 * @param lines by name, in order
 */
record Plot(String title, String across, String up, Map<String, List<Point>> lines) {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int LEFT = 80;
    private static final int RIGHT = 200;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final int STEPS = 5;
    private static final double ROOM_ABOVE = 1.05;
    private static final List<String> COLORS =
            List.of("#1668a8", "#c2571a", "#2e7d4f", "#8a3f9c", "#8a7a12");

    /** A value at a size. */
    record Point(double size, double value) {}

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" \
                font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="%d" y="22" font-size="15" fill="#222222">%s</text>
                """
                        .formatted(WIDTH, HEIGHT, LEFT, title));
        addAxes(svg);
        int index = 0;
        for (Map.Entry<String, List<Point>> line : lines.entrySet()) {
            addLine(svg, index++, line.getKey(), line.getValue());
        }
        return svg.append("</svg>\n").toString();
    }

    private void addAxes(StringBuilder svg) {
        for (int i = 0; i <= STEPS; i++) {
            double value = top() * i / STEPS;
            svg.append(rule(LEFT, y(value), WIDTH - RIGHT, y(value)));
            svg.append(text(LEFT - 6, y(value) + 4, "end", shortened(value)));
        }
        lines.values().stream()
                .flatMap(List::stream)
                .map(Point::size)
                .distinct()
                .sorted()
                .forEach(
                        size -> {
                            svg.append(rule(x(size), TOP, x(size), HEIGHT - BOTTOM));
                            svg.append(
                                    text(x(size), HEIGHT - BOTTOM + 16, "middle", shortened(size)));
                        });
        svg.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", across));
        svg.append(text(LEFT, TOP - 6, "end", up));
    }

    private void addLine(StringBuilder svg, int index, String name, List<Point> points) {
        String color = COLORS.get(index % COLORS.size());
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            path.append(path.isEmpty() ? "M" : " L")
                    .append(number(x(point.size())))
                    .append(' ')
                    .append(number(y(point.value())));
            svg.append(
                    "<circle cx=\"%s\" cy=\"%s\" r=\"3\" fill=\"%s\"/>%n"
                            .formatted(number(x(point.size())), number(y(point.value())), color));
        }
        svg.append(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
                        .formatted(path, color));
        int row = TOP + 14 + 18 * index;
        svg.append(
                "<rect x=\"%d\" y=\"%d\" width=\"12\" height=\"3\" fill=\"%s\"/>%n"
                        .formatted(WIDTH - RIGHT + 14, row - 5, color));
        svg.append(text(WIDTH - RIGHT + 32, row, "start", name));
    }

    private double top() {
        return ROOM_ABOVE
                * lines.values().stream()
                        .flatMap(List::stream)
                        .mapToDouble(Point::value)
                        .max()
                        .orElse(1);
    }

    private double x(double size) {
        double least = Math.log(bound(false));
        double most = Math.log(bound(true));
        double share = most > least ? (Math.log(size) - least) / (most - least) : 0;
        return LEFT + share * (WIDTH - LEFT - RIGHT);
    }

    private double bound(boolean isMost) {
        var sizes = lines.values().stream().flatMap(List::stream).mapToDouble(Point::size);
        return (isMost ? sizes.max() : sizes.min()).orElse(1);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - value / top() * (HEIGHT - TOP - BOTTOM);
    }

    private static String rule(double fromX, double fromY, double toX, double toY) {
        return "<path d=\"M%s %s L%s %s\" stroke=\"#dddddd\"/>%n"
                .formatted(number(fromX), number(fromY), number(toX), number(toY));
    }

    private static String text(double x, double y, String anchor, String text) {
        return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"#444444\">%s</text>%n"
                .formatted(number(x), number(y), anchor, text);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String shortened(double value) {
        if (value >= 1e6) {
            return trimmed(value / 1e6) + "M";
        }
        return value >= 1e3 ? trimmed(value / 1e3) + "k" : trimmed(value);
    }

    private static String trimmed(double value) {
        String format = value >= 100 || value == Math.rint(value) ? "%.0f" : "%.2g";
        return value >= 10 && value < 100 && value != Math.rint(value)
                ? number(value)
                : String.format(Locale.ROOT, format, value);
    }
}
