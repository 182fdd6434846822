package com.cetoex.server.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** The files of data folders and backups: which there are, and how they are made durable. */
final class FolderPaths {
    /** The SQL history. */
    static final String HISTORY = "history.db";

    private FolderPaths() {}

    /** Whether there is nothing there, or an empty folder. */
    static boolean isMissingOrEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            return !content.iterator().hasNext();
        }
    }

    /** Makes a folder that only its owner can enter; one that is there stays as it is. */
    static void makePrivate(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** All files below a folder, in the order of their names. */
    static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Puts the folders below one, and itself, on the disk: their files' names. */
    static void forceFolders(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path inner : files.filter(Files::isDirectory).toList()) {
                force(inner);
            }
        }
    }

    /** Puts a file or a folder on the disk. */
    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
