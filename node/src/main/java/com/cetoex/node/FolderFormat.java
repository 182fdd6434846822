package com.cetoex.node;

import com.cetoex.protocol.sbe.MessageHeaderDecoder;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.Set;

/**
 * Which versions can read a data folder: the file {@code format} in it.
 *
 * <p>{@code format} counts the ways in which files were ever laid out, {@code schema} is the
 * version of the commands, events and snapshot records in them. A folder whose numbers are higher
 * than this program's was written by a newer one, whose commands this one would misunderstand: it
 * is refused. One whose numbers are lower is read, and marked with this program's.
 *
 * @param format of the files
 * @param schema of the messages in them
 */
record FolderFormat(int format, int schema) {
    private static final FolderFormat OWN =
            new FolderFormat(1, MessageHeaderDecoder.SCHEMA_VERSION);
    private static final String FILE_NAME = "format";

    /** What may stand in a folder that no exchange has used yet. */
    private static final Set<String> OTHERS =
            Set.of("lock", "lost+found", "bootstrap.sha256", "control.sock", "aeron");

    /** Before this file was written, a folder was known by these. */
    private static final Set<String> FOLDERS = Set.of("archive", "cluster", "events");

    private static final String HISTORY_PREFIX = "history.db";

    /**
     * Refuses a folder that this program cannot read, before anything in it is changed.
     *
     * @throws NodeRefused when a newer version wrote it, or it is something else's
     */
    static void check(Path root) throws IOException {
        Path file = root.resolve(FILE_NAME);
        if (Files.exists(file)) {
            read(file).checkKnown(root);
        } else {
            checkNotForeign(root);
        }
    }

    /** Marks a folder with this program's numbers, unless it has them. */
    static void mark(Path root) throws IOException {
        Path file = root.resolve(FILE_NAME);
        if (!Files.exists(file) || !read(file).equals(OWN)) {
            OWN.write(root, file);
        }
    }

    private static FolderFormat read(Path file) throws IOException {
        Properties lines = new Properties();
        lines.load(new StringReader(Files.readString(file, StandardCharsets.ISO_8859_1)));
        try {
            return new FolderFormat(
                    Integer.parseInt(lines.getProperty(FILE_NAME, "")),
                    Integer.parseInt(lines.getProperty("schema", "")));
        } catch (IllegalArgumentException e) {
            throw new NodeRefused(file + " is damaged; it should say: " + OWN.text(), e);
        }
    }

    private void checkKnown(Path root) {
        if (format > OWN.format || schema > OWN.schema) {
            throw new NodeRefused(
                    "the data folder "
                            + root
                            + " was written by a newer version of CetoEX (format "
                            + format
                            + ", schema "
                            + schema
                            + "; this one reads up to format "
                            + OWN.format
                            + ", schema "
                            + OWN.schema
                            + "): start it with that version, or restore a backup of this one");
        }
    }

    private static void checkNotForeign(Path root) throws IOException {
        try (DirectoryStream<Path> present = Files.newDirectoryStream(root)) {
            for (Path path : present) {
                String name = path.getFileName().toString();
                if (FOLDERS.contains(name)) {
                    return;
                }
                if (!OTHERS.contains(name)
                        && !name.equals(FILE_NAME + ".next")
                        && !name.startsWith(HISTORY_PREFIX)) {
                    throw new NodeRefused(
                            root
                                    + " is no data folder of an exchange, and not empty: there is "
                                    + name
                                    + " in it");
                }
            }
        }
    }

    private String text() {
        return "format=" + format + ", schema=" + schema;
    }

    private void write(Path root, Path file) throws IOException {
        Path next = root.resolve(FILE_NAME + ".next");
        String lines =
                "# Which versions of CetoEX can read this data folder. Do not edit.\nformat="
                        + format
                        + "\nschema="
                        + schema
                        + "\n";
        try (FileChannel channel =
                FileChannel.open(
                        next,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.ISO_8859_1)));
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        ForcedMark.force(root);
    }
}
