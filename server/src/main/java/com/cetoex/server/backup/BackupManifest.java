package com.cetoex.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a backup holds: the file {@code backup.json}, written when all the others are on the disk,
 * so that a backup without it is unfinished.
 *
 * @param version of the product that made it
 * @param takenAt when it was finished
 * @param logPosition up to which it has the log
 * @param lastSequence of the last event in it
 * @param files all others of the backup
 */
public record BackupManifest(
        String version, Instant takenAt, long logPosition, long lastSequence, List<Entry> files) {
    /** Where it stands in a backup. */
    public static final String FILE_NAME = "backup.json";

    /** Of the manifest itself; another one is refused. */
    private static final int FORMAT = 1;

    /** A thousand segments of log and events are a fiftieth of this. */
    private static final long MAX_BYTES = 16L << 20;

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * One file of a backup.
     *
     * @param path in the backup, with slashes
     * @param bytes its size
     * @param sha256 of its content, in hexadecimal
     */
    public record Entry(String path, long bytes, String sha256) {}

    /** Whether the folder says that it is a backup. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE_NAME));
    }

    /** The sizes of all files together. */
    public long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    /** Whether the SQL history is in it. */
    public boolean hasHistory() {
        return files.stream().anyMatch(file -> file.path().equals(FolderPaths.HISTORY));
    }

    /**
     * Reads the manifest of a backup.
     *
     * @throws BackupFault when there is none, or it cannot be understood
     */
    public static BackupManifest read(Path backup) {
        Path file = backup.resolve(FILE_NAME);
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new BackupFault(file + " is no manifest: it is too large.");
            }
            return parse(MAPPER.readTree(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new BackupFault(
                    backup + " has no " + FILE_NAME + ": it is no backup, or an unfinished one.",
                    e);
        } catch (IOException e) {
            throw new BackupFault(file + " cannot be read: " + e, e);
        } catch (JacksonException | DateTimeException e) {
            throw new BackupFault(file + " is damaged: " + e.getMessage(), e);
        }
    }

    private static BackupManifest parse(JsonNode root) {
        int format = root.required("format").intValue();
        if (format != FORMAT) {
            throw new BackupFault(
                    "expected a backup of format "
                            + FORMAT
                            + ", was "
                            + format
                            + ": restore it with the version that made it.");
        }
        List<Entry> files = new ArrayList<>();
        for (JsonNode file : root.required("files")) {
            files.add(
                    new Entry(
                            file.required("path").stringValue(),
                            file.required("bytes").longValue(),
                            file.required("sha256").stringValue()));
        }
        return new BackupManifest(
                root.required("version").stringValue(),
                Instant.parse(root.required("taken_at").stringValue()),
                root.required("log_position").longValue(),
                root.required("last_sequence").longValue(),
                List.copyOf(files));
    }

    /** Writes the manifest, whole or not at all. */
    void write(Path backup) throws IOException {
        Path unfinished = backup.resolve(FILE_NAME + ".unfinished");
        Files.write(unfinished, MAPPER.writeValueAsString(json()).concat("\n").getBytes(UTF_8));
        FolderPaths.force(unfinished);
        Files.move(unfinished, backup.resolve(FILE_NAME), StandardCopyOption.ATOMIC_MOVE);
        FolderPaths.force(backup);
    }

    private ObjectNode json() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT);
        root.put("version", version);
        root.put("taken_at", takenAt.toString());
        root.put("log_position", logPosition);
        root.put("last_sequence", lastSequence);
        ArrayNode list = root.putArray("files");
        for (Entry file : files) {
            list.addObject()
                    .put("path", file.path())
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256());
        }
        return root;
    }
}
