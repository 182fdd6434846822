package com.cetoex.node;

import static io.aeron.cluster.RecordingLog.RECORDING_LOG_FILE_NAME;

import io.aeron.cluster.RecordingLog;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies what a node needs of its data folder: log, snapshots and recorded events, up to one
 * position of each.
 *
 * <p>The copy is a data folder itself. Nothing that is written while it is made comes into it: the
 * list of snapshots is copied first, and log and events up to where they had come then, the events
 * never further than the log. One use, one thread.
 */
public final class FolderBackup {
    private static final long PROGRESS_BYTES = 64L * 1024 * 1024;
    private static final String MARK_SUFFIX = "-mark.dat";
    private static final String SERVICE_MARK_PREFIX = "cluster-mark";

    private final Path from;
    private final Path to;
    private final ProgressListener progress;
    private final SparseCopy sparse = new SparseCopy();
    private long doneBytes;
    private long totalBytes;
    private long toldBytes;
    private long writtenBytes;

    /**
     * Up to where a copy goes.
     *
     * @param logRecordingId the log's, in its archive
     * @param logPosition the log is copied up to here
     * @param eventsPosition the recorded events are copied up to here
     */
    record Extent(long logRecordingId, long logPosition, long eventsPosition) {}

    FolderBackup(Path from, Path to, ProgressListener progress) {
        this.from = from;
        this.to = to;
        this.progress = progress;
    }

    /**
     * Copies a folder that no node uses.
     *
     * @param destination made when missing; must be empty
     * @throws NodeRefused when the folder is in use, no data folder, or its log is damaged
     */
    public static BackupReport copy(Path dataFolder, Path destination, ProgressListener progress) {
        DataFolder.requireExisting(dataFolder);
        try (DataFolder folder = DataFolder.lockToRead(dataFolder)) {
            Path archive = folder.archive().toPath();
            long logId = logRecordingId(folder.cluster().toPath());
            long logEnd = endOfLog(archive, logId);
            long bytes =
                    new FolderBackup(folder.root(), destination, progress)
                            .run(new Extent(logId, Long.MAX_VALUE, Long.MAX_VALUE));
            return new BackupReport(bytes, logEnd, ForcedMark.read(folder.events()).sequence());
        } catch (RecordingDamaged e) {
            throw new NodeRefused("the log is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StorageFailed("cannot copy " + dataFolder + " to " + destination, e);
        }
    }

    /** The log's recording, or -1 when there is none yet. */
    static long logRecordingId(Path cluster) {
        if (!Files.exists(cluster.resolve(RECORDING_LOG_FILE_NAME))) {
            return -1;
        }
        try (RecordingLog terms = StoredTerms.open(cluster)) {
            return terms.findLastTermRecordingId();
        }
    }

    private static long endOfLog(Path archive, long recordingId) {
        StoredRecording log = StoredRecording.find(archive, recordingId).orElse(null);
        if (log == null || log.segments().isEmpty()) {
            return 0;
        }
        long lastSegment = SegmentFrames.basePosition(log.segments().getLast());
        try (RecordingReader reader = new RecordingReader(log, lastSegment)) {
            while (reader.next()) {
                // What stands in it is not of interest here.
            }
            return reader.position();
        }
    }

    /** Copies up to an extent; the bytes written. */
    long run(Extent extent) throws IOException {
        requireEmpty();
        List<Path> files = new ArrayList<>();
        // The list of snapshots is older than all it names, the mark of events than the events.
        files.add(Path.of("cluster", RECORDING_LOG_FILE_NAME));
        files.add(Path.of("events", ForcedMark.FILE_NAME));
        addFiles(Path.of(""), files);
        addFiles(Path.of("cluster"), files);
        addFiles(Path.of("archive"), files);
        addFiles(Path.of("events"), files);
        files.removeIf(file -> !Files.isRegularFile(from.resolve(file)));
        for (Path file : files) {
            totalBytes += Files.size(from.resolve(file));
        }
        for (String folder : List.of("cluster", "archive", "events")) {
            Files.createDirectories(to.resolve(folder));
        }
        for (Path file : files.stream().distinct().toList()) {
            copyFile(file, extent);
        }
        for (String folder : List.of("cluster", "archive", "events", "")) {
            ForcedMark.force(to.resolve(folder));
        }
        progress.onProgress("copy", totalBytes, totalBytes);
        return writtenBytes;
    }

    private void requireEmpty() throws IOException {
        Files.createDirectories(to);
        try (DirectoryStream<Path> present = Files.newDirectoryStream(to)) {
            for (Path file : present) {
                if (!isOfOthers(file.getFileName().toString())) {
                    throw new NodeRefused(to + " is not empty: " + file.getFileName());
                }
            }
        }
    }

    private void addFiles(Path folder, List<Path> files) throws IOException {
        if (!Files.isDirectory(from.resolve(folder))) {
            return;
        }
        try (DirectoryStream<Path> present = Files.newDirectoryStream(from.resolve(folder))) {
            for (Path file : present) {
                String name = file.getFileName().toString();
                boolean isMark = name.endsWith(MARK_SUFFIX) || name.startsWith(SERVICE_MARK_PREFIX);
                if (!isMark && !isOfOthers(name) && !name.equals("lock")) {
                    files.add(folder.resolve(name));
                }
            }
        }
    }

    /** The history is copied by whoever knows its database; it may be there already. */
    private static boolean isOfOthers(String name) {
        return name.startsWith("history.db");
    }

    private void copyFile(Path file, Extent extent) throws IOException {
        Path source = from.resolve(file);
        long limit = limit(file, extent);
        if (limit >= 0) {
            writtenBytes += sparse.copy(source, to.resolve(file), limit);
        }
        doneBytes += Files.size(source);
        if (doneBytes - toldBytes >= PROGRESS_BYTES) {
            toldBytes = doneBytes;
            progress.onProgress("copy", Math.min(doneBytes, totalBytes), totalBytes);
        }
    }

    /** How much of a file is copied; negative when nothing of it is. */
    private static long limit(Path file, Extent extent) {
        String name = file.getFileName().toString();
        boolean isSegment = name.endsWith(SegmentFrames.SUFFIX);
        if (isSegment && file.startsWith("events")) {
            return extent.eventsPosition() - SegmentFrames.basePosition(file);
        }
        if (isSegment && name.startsWith(extent.logRecordingId() + "-")) {
            return extent.logPosition() - SegmentFrames.basePosition(file);
        }
        return Long.MAX_VALUE;
    }
}
