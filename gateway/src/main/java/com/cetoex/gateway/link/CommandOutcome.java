package com.cetoex.gateway.link;

import java.util.List;

/** What became of a command. */
public sealed interface CommandOutcome {
    /**
     * The exchange took it, and told these events. They are durable as the exchange is set up, and
     * this gateway's views show them.
     *
     * @param batches the command's EventBatch messages, with headers and entries, in their order;
     *     owned by the receiver
     */
    record Applied(List<byte[]> batches) implements CommandOutcome {}

    /**
     * It never left this gateway: certainly not executed.
     *
     * @param reason why it did not
     */
    record NotSent(NotSentReason reason) implements CommandOutcome {}

    /** It was sent, and no answer came: it may have been executed, or may yet be. */
    record Unknown() implements CommandOutcome {}
}
