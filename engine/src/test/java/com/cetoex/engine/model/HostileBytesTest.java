package com.cetoex.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.cetoex.engine.Engine;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.reference.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** The chapter on bytes that are no command: they are told as refused, and stop nothing. */
class HostileBytesTest {
    private static final long TIME_MILLIS = 1_700_000_000_000L;
    private static final int SEEDS = 40;
    private static final int COMMANDS = 150;

    private final FactRecorder recorder = new FactRecorder(0);
    private final Engine engine = new Engine(recorder);
    private final CommandEncoder encoder = new CommandEncoder();
    private long logPosition;

    @Test
    void aCommandThatIsCutShortIsRefused() {
        for (byte[] command : commands(1)) {
            for (int length = 0; length < command.length; length++) {
                byte[] cut = new byte[length];
                System.arraycopy(command, 0, cut, 0, length);
                assertThat(apply(cut))
                        .containsExactly(
                                new Fact.OperatorCommandRefused(RefusalReason.MALFORMED_COMMAND));
            }
        }
    }

    @Test
    void aDamagedCommandNeverStopsTheEngine() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            for (byte[] command : commands(seed)) {
                if (random.nextInt(3) == 0) {
                    int damages = 1 + random.nextInt(3);
                    for (int i = 0; i < damages; i++) {
                        command[random.nextInt(command.length)] = (byte) random.nextInt();
                    }
                }
                apply(command);
            }
        }
        SnapshotBytes snapshot = SnapshotBytes.of(engine);
        assertThat(SnapshotBytes.of(snapshot.load(recorder)).stateHash())
                .isEqualTo(snapshot.stateHash());
    }

    private List<byte[]> commands(long seed) {
        CommandStream stream = new CommandStream(seed);
        List<byte[]> commands = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
            byte[] bytes = new byte[encoder.encode(0, 0, stream.next())];
            encoder.buffer().getBytes(0, bytes);
            commands.add(bytes);
        }
        return commands;
    }

    /** The bytes stand alone in their buffer, so that reading beyond them throws. */
    private List<Fact> apply(byte[] command) {
        logPosition++;
        long gatewayId = word(command, 0);
        long correlationId = word(command, 1);
        recorder.expect(logPosition, TIME_MILLIS, gatewayId, correlationId);
        engine.apply(TIME_MILLIS, logPosition, new UnsafeBuffer(command), 0, command.length);
        return recorder.facts();
    }

    private static long word(byte[] command, int index) {
        int headerLength = 8;
        boolean isThere = command.length >= headerLength + 2 * Long.BYTES;
        return isThere ? new UnsafeBuffer(command).getLong(headerLength + index * Long.BYTES) : 0;
    }
}
