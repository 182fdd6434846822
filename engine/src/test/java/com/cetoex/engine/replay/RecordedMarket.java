package com.cetoex.engine.replay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.cetoex.protocol.sbe.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A recorded market: what was sent, in which order, which fills it led to, and how the book looked
 * now and then.
 */
record RecordedMarket(List<Line> lines, Map<Long, String> checkpoints) {
    /** What a line does. */
    enum Action {
        PLACE,
        CANCEL
    }

    /**
     * One recorded command; its fills as {@code maker@price*quantity}, joined by bars.
     *
     * @param id of the order in the recording
     */
    record Line(
            long sequence,
            Action action,
            String id,
            Side side,
            long priceTicks,
            long quantityLots,
            String fills) {

        static Line parse(String text) {
            String[] fields = text.split("\t", -1);
            return new Line(
                    Long.parseLong(fields[0]),
                    fields[2].equals("C") ? Action.CANCEL : Action.PLACE,
                    fields[3],
                    fields[4].equals("buy") ? Side.BUY : Side.SELL,
                    Long.parseLong(fields[5]),
                    Long.parseLong(fields[6]),
                    fields[7]);
        }
    }

    private static final Path FOLDER = Path.of("..", "recordings");
    private static final String SEQUENCE_FIELD = "{\"after_seq\":";

    /** Reads a recording by its name. */
    static RecordedMarket read(String name) {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        Files.newInputStream(
                                                FOLDER.resolve(name + ".commands.tsv.gz"))),
                                US_ASCII))) {
            List<Line> lines =
                    reader.lines().filter(line -> !line.startsWith("#")).map(Line::parse).toList();
            return new RecordedMarket(lines, checkpoints(name));
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot read the recording " + name, cause);
        }
    }

    private static Map<Long, String> checkpoints(String name) throws IOException {
        Map<Long, String> checkpoints = new HashMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve(name + ".checkpoints.jsonl"))) {
            String sequence = line.substring(SEQUENCE_FIELD.length(), line.indexOf(','));
            checkpoints.put(Long.valueOf(sequence), line);
        }
        return checkpoints;
    }
}
