package com.cetoex.server.doctor;

import com.cetoex.node.ExchangeNode;
import com.cetoex.node.NodeRefused;
import com.cetoex.server.backup.BackupManifest;
import com.cetoex.server.backup.BackupRestore;
import com.cetoex.server.control.ControlClient;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an exchange needs of its data folder: whose it is, what is in it, and who uses it. */
final class FolderChecks {
    private static final String SUBJECT = "data folder";

    /** A clock that is kept right may be corrected by this much. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    private final Path folder;

    FolderChecks(Path folder) {
        this.folder = folder;
    }

    List<Finding> look(FolderUse use) {
        if (!Files.exists(folder)) {
            return List.of(missing());
        }
        if (!Files.isDirectory(folder)) {
            return List.of(
                    Finding.fail(SUBJECT, folder + " is no folder", "Name another with --data."));
        }
        List<Finding> findings = new ArrayList<>();
        try {
            findings.add(content());
            findings.add(owner());
            findings.add(use.finding());
            if (Files.isDirectory(folder.resolve("archive"))) {
                if (!use.isUsed() && ControlClient.hasSocket(folder)) {
                    // An end in order removes it.
                    findings.add(Finding.ok("last end", "it was killed; the next start cleans up"));
                }
                findings.add(lastWrite());
            }
        } catch (IOException e) {
            findings.add(
                    Finding.fail(
                            SUBJECT,
                            folder + " cannot be read: " + e,
                            "Run this as the exchange's user."));
        }
        return findings;
    }

    private Finding missing() {
        Path parent = nearestExisting(folder);
        return Files.isWritable(parent)
                ? Finding.ok(SUBJECT, folder + " does not exist; the start makes it")
                : Finding.fail(
                        SUBJECT,
                        folder + " does not exist, and " + parent + " is not ours to write",
                        "Make it for the exchange's user: install -d -o USER " + folder);
    }

    /** The folder itself, or what is above it. */
    static Path nearestExisting(Path folder) {
        Path path = folder.toAbsolutePath().normalize();
        while (!Files.exists(path) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }

    private Finding content() {
        if (BackupRestore.isUnfinished(folder)) {
            return Finding.fail(
                    SUBJECT,
                    "a restore into " + folder + " was broken off",
                    "Remove the folder and restore again.");
        }
        if (BackupManifest.isIn(folder)) {
            return Finding.fail(
                    SUBJECT,
                    folder + " is a backup",
                    "Restore it: ./cetoex restore --from " + folder + " --data DIR.");
        }
        try {
            ExchangeNode.checkReadable(folder);
        } catch (NodeRefused e) {
            return Finding.fail(
                    SUBJECT,
                    String.valueOf(e.getMessage()),
                    "Check the folder's name, and ./cetoex --version.");
        }
        boolean hasLog = Files.isDirectory(folder.resolve("archive"));
        boolean hasTerms = Files.isDirectory(folder.resolve("cluster"));
        if (hasLog && hasTerms) {
            return Finding.ok(SUBJECT, folder + " holds an exchange");
        }
        if (hasLog || hasTerms) {
            return Finding.fail(
                    SUBJECT,
                    folder + " lacks " + (hasLog ? "cluster/" : "archive/"),
                    "Restore a backup into another folder.");
        }
        return Finding.ok(SUBJECT, folder + " is empty; the start makes an exchange in it");
    }

    private Finding owner() throws IOException {
        String owner = Files.getOwner(folder).getName();
        if (Files.isWritable(folder) && Files.isExecutable(folder)) {
            return Finding.ok("owner", owner + ", and we may write");
        }
        return Finding.fail(
                "owner",
                owner + ", and " + System.getProperty("user.name") + " may not write",
                "Start the exchange as " + owner + ", or give the folder away: chown -R.");
    }

    private Finding lastWrite() throws IOException {
        Instant last = Instant.EPOCH;
        for (String part : List.of("archive", "events")) {
            Path inner = folder.resolve(part);
            if (Files.isDirectory(inner)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(inner)) {
                    for (Path file : files) {
                        FileTime time = Files.getLastModifiedTime(file);
                        last = last.isAfter(time.toInstant()) ? last : time.toInstant();
                    }
                }
            }
        }
        return last.isAfter(Instant.now().plus(SLACK))
                ? Finding.warn(
                        "last write",
                        last + " is in the future: the clock was ahead, or is behind now",
                        "New events keep the latest time so far until the clock has passed it. Set the clock.")
                : Finding.ok("last write", last.toString());
    }
}
