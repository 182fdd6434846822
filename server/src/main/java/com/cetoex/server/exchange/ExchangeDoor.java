package com.cetoex.server.exchange;

import com.cetoex.gateway.api.CommandPort;
import com.cetoex.gateway.api.ExchangeVitals;
import com.cetoex.gateway.link.CommandOutcome;
import com.cetoex.gateway.link.ExchangeLink;
import com.cetoex.gateway.link.NotSentReason;
import com.cetoex.gateway.link.OutcomeHandler;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway reaches of the exchange: where commands go, and how it is. The gateway opens
 * before there is an exchange, so that a client that asks is told that it recovers. Any thread.
 */
final class ExchangeDoor implements CommandPort, ExchangeVitals {
    private final DiskGauge disk;
    private volatile @Nullable ExchangeLink link;

    ExchangeDoor(DiskGauge disk) {
        this.disk = disk;
    }

    /** Lets requests in: the log is applied, and what the bootstrap brings is there. */
    void open(ExchangeLink readyLink) {
        link = readyLink;
    }

    @Override
    public void submit(DirectBuffer buffer, int offset, int length, OutcomeHandler handler) {
        ExchangeLink open = link;
        if (open == null) {
            handler.onOutcome(new CommandOutcome.NotSent(NotSentReason.NOT_CONNECTED));
        } else {
            open.submit(buffer, offset, length, handler);
        }
    }

    @Override
    public boolean isReady() {
        ExchangeLink open = link;
        return open != null && open.isReady();
    }

    @Override
    public boolean isCancelOnly() {
        return disk.isLow();
    }

    @Override
    public long heartbeatAgeMillis() {
        ExchangeLink open = link;
        return open == null ? Long.MAX_VALUE : open.heartbeatAgeMillis();
    }

    @Override
    public long logPosition() {
        ExchangeLink open = link;
        return open == null ? 0 : open.logPosition();
    }
}
