package com.cetoex.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as commands to an exchange with markets and investors: nothing is thrown, no rule of
 * the engine is broken, events are told without a gap, and a snapshot makes the same state again.
 */
final class CommandFuzzTest {
    private static final long TIME_MILLIS = 1_700_000_000_000L;

    /** With which a stream opens assets, markets and accounts. */
    private static final int OPENING_COMMANDS = 37;

    private static final List<byte[]> OPENING = commands(1, OPENING_COMMANDS);

    private final FactRecorder recorder = new FactRecorder(0);
    private final Engine engine = new Engine(recorder);
    private long logPosition;

    static List<Path> kept() throws IOException {
        try (Stream<Path> inputs = Files.list(Path.of("src/test/resources/fuzz/commands"))) {
            return inputs.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void keptCommandsStopNothing(Path input) throws IOException {
        fuzzerTestOneInput(Files.readAllBytes(input));
    }

    /** What the fuzzer calls, with bytes of its own. */
    public static void fuzzerTestOneInput(byte[] input) {
        new CommandFuzzTest().play(Chunks.of(input));
    }

    private void play(List<byte[]> commands) {
        OPENING.forEach(this::apply);
        commands.forEach(this::apply);
        SnapshotBytes snapshot = SnapshotBytes.of(engine);
        assertThat(SnapshotBytes.of(snapshot.load(recorder)).stateHash())
                .isEqualTo(snapshot.stateHash());
    }

    /** The bytes stand alone in their buffer, so that reading beyond them throws. */
    private void apply(byte[] command) {
        logPosition++;
        recorder.expect(logPosition, TIME_MILLIS, word(command, 0), word(command, 1));
        engine.apply(TIME_MILLIS, logPosition, new UnsafeBuffer(command), 0, command.length);
        recorder.facts();
    }

    private static long word(byte[] command, int index) {
        int headerLength = 8;
        boolean isThere = command.length >= headerLength + 2 * Long.BYTES;
        return isThere ? new UnsafeBuffer(command).getLong(headerLength + index * Long.BYTES) : 0;
    }

    /** The first commands of a seed's stream. */
    static List<byte[]> commands(long seed, int count) {
        CommandStream stream = new CommandStream(seed);
        CommandEncoder encoder = new CommandEncoder();
        List<byte[]> commands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[encoder.encode(0, 0, stream.next())];
            encoder.buffer().getBytes(0, bytes);
            commands.add(bytes);
        }
        return commands;
    }
}
