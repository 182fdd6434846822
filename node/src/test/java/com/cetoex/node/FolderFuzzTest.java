package com.cetoex.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.engine.Engine;
import com.cetoex.protocol.sbe.MessageHeaderDecoder;
import com.cetoex.protocol.sbe.SnapshotFooterDecoder;
import io.aeron.archive.checksum.Checksums;
import io.aeron.archive.codecs.CatalogHeaderDecoder;
import io.aeron.archive.codecs.RecordingDescriptorEncoder;
import io.aeron.archive.codecs.RecordingDescriptorHeaderDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any damage to the files of a data folder: it is refused, or called faulty, or what it holds is
 * what it held at some moment. Nothing else is thrown.
 *
 * <p>The folder is the oldest golden one, with files of 128 KiB. An input is a row of changes: the
 * number of a file in one byte, an offset in four, a length in one, and so many bytes to write
 * there; when the file's number is negative, the file ends at the offset instead.
 */
final class FolderFuzzTest {
    private static final Path GOLDEN = Path.of("../server/src/test/resources/golden/1/data.zip");
    private static final int FILE_LENGTH = 128 * 1024;

    /** More than a file of the golden folder ends with within what it tells of itself. */
    private static final int ZEROS_LEFT_OUT = 256;

    private static final String CATALOGUE = "archive.catalog";
    private static final Map<String, byte[]> FILES = files();
    private static final List<String> NAMES = List.copyOf(FILES.keySet());
    private static final Set<Long> STATES = states();

    static List<Path> kept() throws IOException {
        try (Stream<Path> inputs = Files.list(Path.of("src/test/resources/fuzz/folder"))) {
            return inputs.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void keptDamagesAreFoundOrDoNoHarm(Path input) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(input));
    }

    /** What the fuzzer calls, with bytes of its own. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Path root = Files.createTempDirectory("folder");
        try {
            write(root, damaged(ByteBuffer.wrap(input)));
            check(root, input.length == 0);
        } finally {
            remove(root);
        }
    }

    private static void check(Path root, boolean isUndamaged) {
        VerificationReport report;
        try {
            try (DataFolder folder = DataFolder.lockToRead(root)) {
                FolderCheck.run(folder);
                RecordedTail.recover(folder.events());
            }
            report = FolderVerification.verify(root, ProgressListener.SILENT);
        } catch (NodeRefused e) {
            assertThat(isUndamaged).as("%s", e).isFalse();
            return;
        }
        if (report.isWhole()) {
            assertThat(STATES).contains(report.stateHash());
        } else {
            assertThat(isUndamaged).as("%s", report.faults()).isFalse();
        }
    }

    private static Map<String, byte[]> damaged(ByteBuffer input) {
        Map<String, byte[]> files = new TreeMap<>(FILES);
        while (input.remaining() > Integer.BYTES + 1) {
            int number = input.get();
            String name = NAMES.get((number & Byte.MAX_VALUE) % NAMES.size());
            byte[] bytes = files.get(name).clone();
            int offset =
                    bytes.length == 0 ? 0 : (input.getInt() & Integer.MAX_VALUE) % bytes.length;
            if (number < 0) {
                files.put(name, Arrays.copyOf(bytes, offset));
            } else {
                int length = Byte.toUnsignedInt(input.get());
                input.get(
                        bytes,
                        offset,
                        Math.min(length, Math.min(input.remaining(), bytes.length - offset)));
                files.put(name, bytes);
            }
        }
        return files;
    }

    private static void write(Path root, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static void remove(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** What the golden folder holds of log, snapshots and events, in short files. */
    private static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipFile zip = new ZipFile(GOLDEN.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                if (name.endsWith(".rec")) {
                    files.put(name, Arrays.copyOf(bytes, FILE_LENGTH));
                } else if (name.endsWith(CATALOGUE)) {
                    files.put(name, shortened(Arrays.copyOf(bytes, bytes.length + ZEROS_LEFT_OUT)));
                } else if (name.endsWith("recording.log")) {
                    files.put(name, Arrays.copyOf(bytes, BitUtil.align(bytes.length, 64)));
                } else if (name.endsWith("forced.mark") || name.equals("format")) {
                    files.put(name, bytes);
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return files;
    }

    /** The catalogue with the short lengths in it, and checksums that fit them. */
    private static byte[] shortened(byte[] catalogue) {
        UnsafeBuffer bytes = new UnsafeBuffer(ByteBuffer.allocateDirect(catalogue.length));
        bytes.putBytes(0, catalogue);
        CatalogHeaderDecoder head = new CatalogHeaderDecoder();
        head.wrap(bytes, 0, CatalogHeaderDecoder.BLOCK_LENGTH, CatalogHeaderDecoder.SCHEMA_VERSION);
        int headLength = RecordingDescriptorHeaderDecoder.BLOCK_LENGTH;
        int offset = CatalogHeaderDecoder.BLOCK_LENGTH;
        while (offset + headLength < catalogue.length && bytes.getInt(offset) > 0) {
            int length = bytes.getInt(offset);
            new RecordingDescriptorEncoder()
                    .wrap(bytes, offset + headLength)
                    .segmentFileLength(FILE_LENGTH)
                    .termBufferLength(FILE_LENGTH);
            bytes.putInt(
                    offset + RecordingDescriptorHeaderDecoder.checksumEncodingOffset(),
                    Checksums.crc32c().compute(bytes.addressOffset(), offset + headLength, length));
            offset += BitUtil.align(headLength + length, head.alignment());
        }
        bytes.getBytes(0, catalogue);
        return catalogue;
    }

    /** The hash of the state after each command of the undamaged log. */
    private static Set<Long> states() {
        Set<Long> states = new HashSet<>();
        try {
            Path root = Files.createTempDirectory("folder");
            write(root, FILES);
            Engine engine = new Engine((buffer, offset, length) -> {});
            StoredRecording log = StoredRecording.find(root.resolve("archive"), 0).orElseThrow();
            states.add(stateHash(engine));
            try (LogMessages messages = new LogMessages(log, 0)) {
                while (messages.next()) {
                    engine.apply(
                            messages.timeMillis(),
                            messages.position(),
                            messages.buffer(),
                            messages.offset(),
                            messages.length());
                    states.add(stateHash(engine));
                }
            }
            remove(root);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return states;
    }

    private static long stateHash(Engine engine) {
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        List<Long> hash = new ArrayList<>();
        engine.writeSnapshot(
                (buffer, offset, length) -> {
                    if (header.wrap(buffer, offset).templateId()
                            == SnapshotFooterDecoder.TEMPLATE_ID) {
                        hash.add(
                                new SnapshotFooterDecoder()
                                        .wrapAndApplyHeader(buffer, offset, header)
                                        .stateHash());
                    }
                });
        return hash.getLast();
    }
}
