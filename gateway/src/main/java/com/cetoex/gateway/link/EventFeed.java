package com.cetoex.gateway.link;

import com.cetoex.protocol.EventBatchHandler;
import com.cetoex.protocol.EventBatchReader;
import com.cetoex.protocol.sbe.HeartbeatPassedDecoder;
import org.agrona.DirectBuffer;

/**
 * Feeds the live events to the views, and to the commands they answer: first the views, then the
 * answer, so that whoever has an answer sees its effects.
 *
 * <p>It begins with an image of the state, and goes on as long as the sequence has no gap; after
 * one it waits for the next image. Images that tell nothing new were made for other gateways. One
 * thread.
 */
final class EventFeed implements EventBatchHandler {
    private final EventBatchReader batch = new EventBatchReader();
    private final HeartbeatPassedDecoder heartbeatPassed = new HeartbeatPassedDecoder();
    private final long gatewayId;
    private final EventBatchHandler views;
    private final PendingCommands pending;
    private final LinkVitals vitals;
    private boolean isInStep;
    private boolean isReadingImage;
    private boolean hasGap;
    private long nextSequence;

    EventFeed(long gatewayId, EventBatchHandler views, PendingCommands pending, LinkVitals vitals) {
        this.gatewayId = gatewayId;
        this.views = views;
        this.pending = pending;
        this.vitals = vitals;
    }

    /** Tells whether the views show an image and all events behind it. */
    boolean isInStep() {
        return isInStep;
    }

    /** Tells, once, that events were missed and a new image must be asked for. */
    boolean takeGap() {
        boolean gap = hasGap;
        hasGap = false;
        return gap;
    }

    private void fallOut() {
        isInStep = false;
        vitals.outOfStep();
    }

    @Override
    public void onBatch(DirectBuffer buffer, int offset, int length) {
        batch.wrap(buffer, offset, length);
        if (batch.isImage()) {
            onImage(buffer, offset, length);
        } else if (isInStep) {
            onEvents(buffer, offset, length);
        }
    }

    private void onImage(DirectBuffer buffer, int offset, int length) {
        if (isInStep && batch.firstSequence() == nextSequence) {
            return;
        }
        if (isInStep) {
            fallOut();
        }
        isReadingImage |= isFirstBatch();
        if (isReadingImage) {
            views.onBatch(buffer, offset, length);
            if (batch.isLast()) {
                isReadingImage = false;
                isInStep = true;
                nextSequence = batch.firstSequence();
            }
        }
    }

    /** In front of its first entry, a batch that begins a command or an image stands at -1. */
    private boolean isFirstBatch() {
        return batch.index() < 0;
    }

    private void onEvents(DirectBuffer buffer, int offset, int length) {
        if (batch.firstSequence() != nextSequence) {
            hasGap = true;
            fallOut();
            return;
        }
        nextSequence = batch.lastSequence() + 1;
        views.onBatch(buffer, offset, length);
        vitals.logPosition(batch.logPosition());
        if (batch.gatewayId() == gatewayId) {
            onOwnEvents(buffer, offset, length);
        }
    }

    private void onOwnEvents(DirectBuffer buffer, int offset, int length) {
        if (batch.next() && batch.templateId() == HeartbeatPassedDecoder.TEMPLATE_ID) {
            heartbeatPassed.wrap(
                    batch.buffer(), batch.bodyOffset(), batch.blockLength(), batch.version());
            vitals.heartbeatPassed(heartbeatPassed.bootstrapSteps());
        }
        pending.onBatch(batch.correlationId(), batch.isLast(), buffer, offset, length);
    }
}
