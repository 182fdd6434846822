package com.cetoex.server.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.cetoex.client.Side;
import com.cetoex.server.replay.RecordedCommand.Operation;
import com.cetoex.server.replay.RecordedCommand.RecordedFill;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Reads a recording: tab separated {@code seq row op id side price size fills}, plain or packed
 * with gzip.
 */
final class RecordingReader {
    private static final int COLUMNS = 8;
    private static final Pattern FILL = Pattern.compile("([^@|]+)@(\\d+)\\*(\\d+)");

    private RecordingReader() {}

    static List<RecordedCommand> read(Path path) {
        try (InputStream file = Files.newInputStream(path);
                InputStream content =
                        path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
                BufferedReader lines = new BufferedReader(new InputStreamReader(content, UTF_8))) {
            List<RecordedCommand> commands = new ArrayList<>();
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.startsWith("#") && !line.isBlank()) {
                    commands.add(command(path, number, line));
                }
            }
            return commands;
        } catch (IOException e) {
            throw new ReplayFault("The recording " + path + " cannot be read: " + e + ".");
        }
    }

    private static RecordedCommand command(Path path, int number, String line) {
        String[] columns = line.split("\t", -1);
        try {
            if (columns.length != COLUMNS) {
                throw new IllegalArgumentException(
                        "expected " + COLUMNS + " columns, was " + columns.length);
            }
            return new RecordedCommand(
                    Long.parseLong(columns[0]),
                    Operation.valueOf(columns[2]),
                    columns[3],
                    columns[4].equals("buy") ? Side.BUY : Side.SELL,
                    positive(columns[5]),
                    positive(columns[6]),
                    fills(columns[7]));
        } catch (IllegalArgumentException e) {
            throw new ReplayFault(
                    "Line " + number + " of " + path + " is no command: " + e.getMessage() + ".");
        }
    }

    private static long positive(String text) {
        long value = Long.parseLong(text);
        if (value <= 0) {
            throw new IllegalArgumentException("expected a positive number, was " + text);
        }
        return value;
    }

    private static List<RecordedFill> fills(String column) {
        List<RecordedFill> fills = new ArrayList<>();
        if (column.isEmpty()) {
            return fills;
        }
        for (String text : column.split("\\|", -1)) {
            Matcher fill = FILL.matcher(text);
            if (!fill.matches()) {
                throw new IllegalArgumentException("expected maker@price*size, was " + text);
            }
            fills.add(
                    new RecordedFill(
                            fill.group(1), positive(fill.group(2)), positive(fill.group(3))));
        }
        return List.copyOf(fills);
    }
}
