package com.cetoex.server.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The book as it stood after a command of the recording.
 *
 * @param sequence of the command
 * @param openOrders orders in the book
 * @param bids the best levels, best first
 * @param asks the best levels, best first
 * @param bidLevels all levels of the side
 * @param askLevels all levels of the side
 */
record Checkpoint(
        long sequence,
        int openOrders,
        List<Level> bids,
        List<Level> asks,
        int bidLevels,
        int askLevels) {

    /** What stands at a price. */
    record Level(long priceTicks, long sizeLots) {}

    /** The checkpoints of a file of JSON lines, by the command that each follows. */
    static Map<Long, Checkpoint> read(Path path) {
        JsonMapper mapper = new JsonMapper();
        Map<Long, Checkpoint> checkpoints = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(path, UTF_8)) {
                Checkpoint checkpoint = parse(mapper.readTree(line));
                checkpoints.put(checkpoint.sequence(), checkpoint);
            }
            return checkpoints;
        } catch (IOException | JacksonException e) {
            throw new ReplayFault(
                    "The checkpoints " + path + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private static Checkpoint parse(JsonNode node) {
        return new Checkpoint(
                node.required("after_seq").longValue(),
                node.required("orders").intValue(),
                levels(node.required("bids")),
                levels(node.required("asks")),
                node.required("bid_levels").intValue(),
                node.required("ask_levels").intValue());
    }

    private static List<Level> levels(JsonNode array) {
        List<Level> levels = new ArrayList<>();
        array.forEach(
                level ->
                        levels.add(
                                new Level(
                                        level.required(0).longValue(),
                                        level.required(1).longValue())));
        return List.copyOf(levels);
    }
}
