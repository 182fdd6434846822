package com.cetoex.server.bootstrap;

import com.cetoex.gateway.link.CommandOutcome;
import com.cetoex.gateway.link.ExchangeLink;
import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.OperatorCommandRefusedDecoder;
import com.cetoex.protocol.sbe.RefusalReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies a bootstrap through the log, once: the exchange counts the steps that it has, so that an
 * interrupted bootstrap goes on where it ended, and a complete one is never touched again.
 *
 * <p>The file's hash is kept in the data folder before the first step, so that a half applied file
 * is not continued with another.
 */
public final class BootstrapApplier {
    /** What the exchange answers for a bootstrap that is complete. */
    private static final int COMPLETE = -1;

    /** Steps under way at once. */
    private static final int WINDOW = 512;

    /** How often steps that got lost are sent again, from the first that is missing. */
    private static final int MAX_ROUNDS = 20;

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(BootstrapApplier.class);

    private final ExchangeLink link;
    private final Path hashFile;

    /** Applies through a link, which must be ready, to the exchange of a data folder. */
    public BootstrapApplier(ExchangeLink link, Path dataFolder) {
        this.link = link;
        hashFile = dataFolder.resolve("bootstrap.sha256");
    }

    /**
     * Applies what is missing of a file; without a file, makes sure that nothing is missing of an
     * earlier one.
     *
     * @return how many steps were applied
     * @throws BootstrapFault when the exchange holds a part of another file, or refuses a step
     */
    public int apply(Optional<BootstrapFile> file) {
        int applied = link.bootstrapSteps();
        if (applied == COMPLETE) {
            file.ifPresent(this::remarkWhatIsIgnored);
            return 0;
        }
        if (file.isEmpty()) {
            if (applied > 0) {
                throw new BootstrapFault(
                        "The bootstrap of this folder was interrupted after step "
                                + applied
                                + ": start with the same --bootstrap file once more.");
            }
            return 0;
        }
        remember(file.get(), applied);
        return apply(file.get(), applied);
    }

    private void remarkWhatIsIgnored(BootstrapFile file) {
        boolean isSame = hash().map(file.hash()::equals).orElse(false);
        LOG.info(
                isSame
                        ? "The bootstrap file is applied already."
                        : "The bootstrap file is ignored: another one is applied already.");
    }

    private Optional<FileHash> hash() {
        try {
            return Files.exists(hashFile)
                    ? Optional.of(FileHash.parse(Files.readString(hashFile).strip()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new BootstrapFault("The file " + hashFile + " cannot be read: " + e + ".");
        }
    }

    private void remember(BootstrapFile file, int applied) {
        if (applied == 0) {
            try {
                Files.writeString(hashFile, file.hash() + System.lineSeparator());
            } catch (IOException e) {
                throw new BootstrapFault("The file " + hashFile + " cannot be written: " + e + ".");
            }
        } else if (!hash().map(file.hash()::equals).orElse(false)) {
            throw new BootstrapFault(
                    "The bootstrap of this folder was interrupted after step "
                            + applied
                            + " of another file: start with that file once more.");
        }
    }

    private int apply(BootstrapFile file, int applied) {
        List<BootstrapPlan.Step> steps = BootstrapPlan.of(file);
        int next = applied;
        for (int round = 0; round < MAX_ROUNDS && next < steps.size(); round++) {
            next += new Round(steps, next).send();
        }
        if (next < steps.size()) {
            throw new BootstrapFault(
                    "The bootstrap came to step "
                            + next
                            + " of "
                            + steps.size()
                            + "; start once more.");
        }
        LOG.info(
                "Bootstrap applied: {} markets, {} investors",
                file.markets().size(),
                file.investors().size());
        return steps.size() - applied;
    }

    /** One pass over the steps that are missing, many of them under way at once. */
    private final class Round {
        private final Semaphore window = new Semaphore(WINDOW);
        private final List<BootstrapPlan.Step> steps;
        private final int first;

        /** The first step without an outcome of success; later ones count for nothing. */
        private final AtomicInteger firstLost;

        private volatile Optional<BootstrapFault> fault = Optional.empty();

        Round(List<BootstrapPlan.Step> steps, int first) {
            this.steps = steps;
            this.first = first;
            firstLost = new AtomicInteger(steps.size());
        }

        /** Sends all; answers how many were applied in their order. */
        int send() {
            for (int i = first; i < firstLost.get(); i++) {
                awaitWindow(1);
                int index = i;
                DirectBuffer command = steps.get(i).command();
                link.submit(command, 0, command.capacity(), outcome -> onOutcome(index, outcome));
            }
            awaitWindow(WINDOW);
            if (fault.isPresent()) {
                throw fault.get();
            }
            return firstLost.get() - first;
        }

        private void awaitWindow(int permits) {
            try {
                if (!window.tryAcquire(permits, ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new BootstrapFault(
                            "The exchange did not answer a step of the bootstrap; start once more.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BootstrapFault("The bootstrap was interrupted; start once more.");
            }
        }

        /** On the link's thread. */
        private void onOutcome(int index, CommandOutcome outcome) {
            RefusalReason reason =
                    switch (outcome) {
                        case CommandOutcome.Applied answer -> reason(answer.batches());
                        case CommandOutcome.NotSent notSent -> RefusalReason.OUT_OF_SEQUENCE;
                        case CommandOutcome.Unknown unknown -> RefusalReason.OUT_OF_SEQUENCE;
                    };
            switch (reason) {
                case NONE, ALREADY_APPLIED -> {}
                // The step before it got lost.
                case OUT_OF_SEQUENCE -> lost(index);
                default -> {
                    lost(index);
                    fault =
                            Optional.of(
                                    new BootstrapFault(
                                            "The exchange refused "
                                                    + steps.get(index).name()
                                                    + " of the bootstrap: "
                                                    + reason
                                                    + "."));
                }
            }
            window.release();
        }

        private void lost(int index) {
            firstLost.accumulateAndGet(index, Math::min);
        }

        private static RefusalReason reason(List<byte[]> batches) {
            EventBatchReader batch = new EventBatchReader();
            for (byte[] bytes : batches) {
                batch.wrap(new UnsafeBuffer(bytes), 0, bytes.length);
                while (batch.next()) {
                    if (batch.templateId() == OperatorCommandRefusedDecoder.TEMPLATE_ID) {
                        return new OperatorCommandRefusedDecoder()
                                .wrap(
                                        batch.buffer(),
                                        batch.bodyOffset(),
                                        batch.blockLength(),
                                        batch.version())
                                .reason();
                    }
                }
            }
            return RefusalReason.NONE;
        }
    }
}
