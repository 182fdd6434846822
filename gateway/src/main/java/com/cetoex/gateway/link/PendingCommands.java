package com.cetoex.gateway.link;

import java.util.ArrayDeque;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;

/** The commands that were sent and not answered yet, by their number and by age. One thread. */
final class PendingCommands {
    private static final CommandOutcome UNKNOWN = new CommandOutcome.Unknown();

    private final Long2ObjectHashMap<PendingCommand> byCorrelationId = new Long2ObjectHashMap<>();
    private final ArrayDeque<PendingCommand> oldestFirst = new ArrayDeque<>();
    private final long answerLimitNanos;

    PendingCommands(long answerLimitNanos) {
        this.answerLimitNanos = answerLimitNanos;
    }

    boolean isEmpty() {
        return byCorrelationId.isEmpty();
    }

    void add(PendingCommand command) {
        byCorrelationId.put(command.correlationId(), command);
        oldestFirst.addLast(command);
    }

    /** Takes one batch of a command's events; with the last one the command is answered. */
    void onBatch(long correlationId, boolean isLast, DirectBuffer buffer, int offset, int length) {
        PendingCommand command = byCorrelationId.get(correlationId);
        if (command == null) {
            return;
        }
        command.add(buffer, offset, length);
        if (isLast) {
            byCorrelationId.remove(correlationId);
            command.applied();
        }
    }

    /** Gives up what is older than the limit. */
    int expire(long nowNanos) {
        int expired = 0;
        PendingCommand oldest = oldestFirst.peekFirst();
        while (oldest != null && isOver(oldest, nowNanos)) {
            oldestFirst.removeFirst();
            if (!oldest.isDone()) {
                giveUp(oldest);
                expired++;
            }
            oldest = oldestFirst.peekFirst();
        }
        return expired;
    }

    private boolean isOver(PendingCommand command, long nowNanos) {
        return command.isDone() || nowNanos - command.submittedNanos() > answerLimitNanos;
    }

    /** Gives up everything. */
    void clear() {
        oldestFirst.forEach(
                command -> {
                    if (!command.isDone()) {
                        giveUp(command);
                    }
                });
        oldestFirst.clear();
    }

    private void giveUp(PendingCommand command) {
        byCorrelationId.remove(command.correlationId());
        command.finish(UNKNOWN);
    }
}
