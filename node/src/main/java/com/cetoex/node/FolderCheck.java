package com.cetoex.node;

import static com.cetoex.node.SegmentFrames.basePosition;
import static io.aeron.cluster.ConsensusModule.Configuration.logStreamId;

import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.RecordingLog;
import io.aeron.cluster.client.ClusterException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves, before Aeron opens a folder, all bytes that a start makes its state of: the newest
 * snapshot and the log behind it.
 *
 * <p>A snapshot that is damaged is given up for the one before it, behind which the log is still
 * kept. At the end of the log and of the list of terms, what a power cut left of an unfinished
 * write is cut: nobody was told that it happened. Anything else that is wrong is damage to what may
 * have been acknowledged, and the start is refused with nothing changed.
 */
final class FolderCheck {
    private static final Logger LOG = LoggerFactory.getLogger(FolderCheck.class);
    private static final String ADVICE = "; restore the data folder from a backup";

    private final Path archive;
    private final Path cluster;
    private final Path listOfTerms;
    private final List<StoredRecording> recordings;
    private final List<String> givenUp = new ArrayList<>();
    private long lastMillis;

    /**
     * Where a start begins.
     *
     * @param snapshotPosition position of the log at its snapshot; 0 when there is none
     * @param lastMillis the last time that the log or the snapshot has; 0 when there is none
     */
    record Beginning(long snapshotPosition, long lastMillis) {}

    private FolderCheck(Path archive, Path cluster) {
        this.archive = archive;
        this.cluster = cluster;
        listOfTerms = cluster.resolve(RecordingLog.RECORDING_LOG_FILE_NAME);
        recordings = StoredRecording.list(archive);
    }

    /**
     * Checks a folder whose lock is held.
     *
     * @throws NodeRefused when a start would not find all that was acknowledged
     */
    static Beginning run(DataFolder folder) {
        FolderCheck check = new FolderCheck(folder.archive().toPath(), folder.cluster().toPath());
        try {
            long snapshotPosition = check.run();
            return new Beginning(snapshotPosition, check.lastMillis);
        } catch (RecordingDamaged | ClusterException e) {
            throw new NodeRefused("the log is damaged: " + e.getMessage() + ADVICE, e);
        } catch (IOException e) {
            throw new NodeRefused("cannot read the log in " + check.archive + ": " + e, e);
        }
    }

    private long run() throws IOException {
        Optional<StoredRecording> log = Optional.empty();
        long snapshotPosition = 0;
        if (Files.exists(listOfTerms)) {
            try (RecordingLog terms = StoredTerms.open(cluster)) {
                RecordingLog.Entry lastTerm = terms.findLastTerm();
                log = lastTerm == null ? Optional.empty() : Optional.of(logOf(lastTerm));
                checkTerms(terms);
                snapshotPosition = newestWholeSnapshot(terms, log);
            }
        }
        if (log.isPresent()) {
            checkLog(log.get(), snapshotPosition);
        } else {
            checkThatNothingIsMissing();
        }
        if (Files.exists(listOfTerms)) {
            cutUnfinishedEntry();
            giveUpSnapshots();
        }
        for (StoredRecording recording : recordings) {
            if (log.map(known -> known.id() != recording.id()).orElse(true)) {
                cutUnfinished(recording);
            }
        }
        return snapshotPosition;
    }

    /** The list of terms has no checksums; but each begins where the one before it ended. */
    private void checkTerms(RecordingLog terms) {
        RecordingLog.Entry last = null;
        for (RecordingLog.Entry entry : terms.entries()) {
            if (entry.type == RecordingLog.ENTRY_TYPE_TERM && entry.isValid) {
                if (last != null && !isNext(last, entry)) {
                    throw new RecordingDamaged(
                            listOfTerms + " contradicts itself: " + entry + " behind " + last);
                }
                last = entry;
            }
        }
    }

    private static boolean isNext(RecordingLog.Entry last, RecordingLog.Entry next) {
        return next.leadershipTermId == last.leadershipTermId + 1
                && next.recordingId == last.recordingId
                && (next.termBaseLogPosition == last.logPosition
                        || last.logPosition == AeronArchive.NULL_POSITION);
    }

    private StoredRecording logOf(RecordingLog.Entry term) {
        return recordings.stream()
                .filter(recording -> recording.id() == term.recordingId)
                .findFirst()
                .orElseThrow(
                        () ->
                                new NodeRefused(
                                        "the log, recording "
                                                + term.recordingId
                                                + ", is not in the catalogue of "
                                                + archive
                                                + ADVICE));
    }

    /** Passes over the snapshots that are damaged, if there is something to fall back on. */
    private long newestWholeSnapshot(RecordingLog terms, Optional<StoredRecording> log) {
        List<String> damages = new ArrayList<>();
        long wholePosition = 0;
        for (StoredSnapshot snapshot : StoredSnapshot.list(terms).reversed()) {
            Optional<String> damage = damageOf(snapshot);
            if (damage.isEmpty()) {
                wholePosition = snapshot.logPosition();
                break;
            }
            damages.add("snapshot at log position " + snapshot.logPosition() + ": " + damage.get());
        }
        if (wholePosition < log.map(StoredRecording::startPosition).orElse(0L)) {
            throw new RecordingDamaged("no snapshot is whole: " + String.join("; ", damages));
        }
        givenUp.addAll(damages);
        return wholePosition;
    }

    private Optional<String> damageOf(StoredSnapshot snapshot) {
        try {
            lastMillis = snapshot.check(archive);
            return Optional.empty();
        } catch (RecordingDamaged e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private void checkLog(StoredRecording log, long fromPosition) throws IOException {
        checkLastSegment(log, fromPosition);
        try (LogMessages messages = new LogMessages(log, fromPosition)) {
            long commands = 0;
            while (messages.next()) {
                commands++;
                lastMillis = Math.max(lastMillis, messages.timeMillis());
            }
            LOG.debug("{} commands behind the snapshot are whole", commands);
            if (messages.reader().isTorn()) {
                cut(log, messages.reader());
            }
        }
    }

    /** The archive reads its last file from the beginning, and trusts the lengths in it. */
    private static void checkLastSegment(StoredRecording log, long fromPosition) {
        List<Path> segments = log.segments();
        long base = segments.isEmpty() ? fromPosition : basePosition(segments.getLast());
        if (base < fromPosition) {
            try (RecordingReader reader = new RecordingReader(log, base)) {
                while (reader.position() < fromPosition && reader.next()) {
                    // What is in it is in the snapshot, too.
                }
                if (reader.position() < fromPosition) {
                    throw reader.damaged("expected a frame");
                }
            }
        }
    }

    private static void cut(StoredRecording recording, RecordingReader end) throws IOException {
        LOG.warn("Cut an unfinished write at offset {} of {}", end.frameOffset(), end.segment());
        try (SegmentFrames frames = SegmentFrames.open(end.segment(), recording)) {
            frames.eraseFrom(end.frameOffset());
        }
    }

    /** Without a term of leadership no command was ever acknowledged, unless its file is gone. */
    private void checkThatNothingIsMissing() {
        for (StoredRecording recording : recordings) {
            if (recording.streamId() == logStreamId()) {
                try (LogMessages messages = new LogMessages(recording, recording.startPosition())) {
                    if (messages.next()) {
                        throw new NodeRefused(
                                "there is a log in "
                                        + archive
                                        + ", but no terms of it in "
                                        + listOfTerms
                                        + ADVICE);
                    }
                }
            }
        }
    }

    /** What a power cut left of the list's last entry: an entry is forced before it is used. */
    private void cutUnfinishedEntry() throws IOException {
        if (StoredTerms.isTorn(listOfTerms)) {
            long wholeLength = StoredTerms.wholeLength(listOfTerms);
            LOG.warn("Cut an unfinished entry at offset {} of {}", wholeLength, listOfTerms);
            try (FileChannel file = FileChannel.open(listOfTerms, StandardOpenOption.WRITE)) {
                file.truncate(wholeLength);
                file.force(true);
            }
        }
    }

    private void giveUpSnapshots() {
        try (RecordingLog terms = StoredTerms.open(cluster)) {
            for (String damage : givenUp) {
                LOG.warn("Damaged, and given up for the one before it: {}", damage);
                terms.invalidateLatestSnapshot();
                terms.force(1);
            }
        }
    }

    /** A snapshot that was never finished is nobody's; but its torn end would stop the archive. */
    private static void cutUnfinished(StoredRecording recording) throws IOException {
        List<Path> segments = recording.segments();
        if (recording.isStopped() || segments.isEmpty()) {
            return;
        }
        try (SegmentFrames frames = SegmentFrames.open(segments.getLast(), recording)) {
            int offset = 0;
            for (int end = frames.frameEnd(0); end > 0; end = frames.frameEnd(end)) {
                offset = end;
            }
            if (!frames.isEmptyFrom(offset)) {
                frames.eraseFrom(offset);
            }
        }
    }
}
