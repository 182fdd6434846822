package com.cetoex.engine;

import com.cetoex.protocol.sbe.CancelOrderDecoder;
import com.cetoex.protocol.sbe.CancelOrdersDecoder;
import com.cetoex.protocol.sbe.ChangeCredentialDecoder;
import com.cetoex.protocol.sbe.ChangeFeesDecoder;
import com.cetoex.protocol.sbe.ChangeInstrumentStatusDecoder;
import com.cetoex.protocol.sbe.ChangeLimitsDecoder;
import com.cetoex.protocol.sbe.CompleteBootstrapDecoder;
import com.cetoex.protocol.sbe.HeartbeatDecoder;
import com.cetoex.protocol.sbe.ListAssetDecoder;
import com.cetoex.protocol.sbe.ListInstrumentDecoder;
import com.cetoex.protocol.sbe.MessageHeaderDecoder;
import com.cetoex.protocol.sbe.PlaceOrderDecoder;
import com.cetoex.protocol.sbe.PlaceOrdersDecoder;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.RegisterInvestorDecoder;
import com.cetoex.protocol.sbe.TransferDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Decodes a command and gives it to its handler, between the opening and the closing of its events.
 *
 * <p>Bytes that are no command of the schema are told as refused and change nothing. One thread.
 */
final class CommandAdapter {
    private static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;

    private final EngineState state;
    private final EventPublisher events;
    private final Ledger.BalanceListener balanceListener;
    private final Origin origin = new Origin();
    private final CommandFrame frame = new CommandFrame();
    private final PlaceOrderDecoder placeOrder = new PlaceOrderDecoder();
    private final PlaceOrdersDecoder placeOrders = new PlaceOrdersDecoder();
    private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
    private final CancelOrdersDecoder cancelOrders = new CancelOrdersDecoder();
    private final PlaceOrderHandler placeOrderHandler;
    private final PlaceOrdersHandler placeOrdersHandler;
    private final CancelOrderHandler cancelOrderHandler;
    private final CancelOrdersHandler cancelOrdersHandler;
    private final ListAssetHandler listAssetHandler;
    private final ListInstrumentHandler listInstrumentHandler;
    private final RegisterInvestorHandler registerInvestorHandler;
    private final ChangeCredentialHandler changeCredentialHandler;
    private final ChangeLimitsHandler changeLimitsHandler;
    private final ChangeFeesHandler changeFeesHandler;
    private final ChangeInstrumentStatusHandler changeInstrumentStatusHandler;
    private final TransferHandler transferHandler;
    private final CompleteBootstrapHandler completeBootstrapHandler;

    CommandAdapter(EngineState state, EventPublisher events) {
        this.state = state;
        this.events = events;
        balanceListener = events::balanceChanged;
        OpenOrders openOrders = new OpenOrders(state);
        OrderPlacement placement = new OrderPlacement(state, openOrders, events);
        OrderCancellation cancellation = new OrderCancellation(state, openOrders, events);
        BootstrapSteps steps = new BootstrapSteps(state);
        placeOrderHandler = new PlaceOrderHandler(placement);
        placeOrdersHandler = new PlaceOrdersHandler(placement);
        cancelOrderHandler = new CancelOrderHandler(cancellation);
        cancelOrdersHandler = new CancelOrdersHandler(cancellation);
        listAssetHandler = new ListAssetHandler(state, steps, events);
        listInstrumentHandler = new ListInstrumentHandler(state, steps, events);
        registerInvestorHandler = new RegisterInvestorHandler(state, steps, events);
        changeCredentialHandler = new ChangeCredentialHandler(state, events);
        changeLimitsHandler = new ChangeLimitsHandler(state, events);
        changeFeesHandler = new ChangeFeesHandler(state, events);
        changeInstrumentStatusHandler = new ChangeInstrumentStatusHandler(state, events);
        transferHandler = new TransferHandler(state, steps, events);
        completeBootstrapHandler = new CompleteBootstrapHandler(steps, events);
    }

    /** Applies one command whole. */
    void onCommand(DirectBuffer buffer, int offset, int length) {
        boolean isWellFormed = frame.wrap(buffer, offset, length);
        readOrigin(buffer, offset, length);
        events.begin(origin, state.timeMillis);
        if (isWellFormed) {
            dispatch(buffer, offset + HEADER_LENGTH);
        } else {
            events.operatorCommandRefused(RefusalReason.MALFORMED_COMMAND);
        }
        state.ledger.settle(balanceListener);
        events.end();
    }

    private void dispatch(DirectBuffer buffer, int body) {
        int block = frame.blockLength();
        int version = frame.version();
        switch (frame.templateId()) {
            case PlaceOrderDecoder.TEMPLATE_ID -> {
                placeOrder.wrap(buffer, body, block, version);
                placeOrderHandler.onPlaceOrder(placeOrder);
                checkBook(placeOrder.instrumentId());
            }
            case PlaceOrdersDecoder.TEMPLATE_ID -> {
                placeOrders.wrap(buffer, body, block, version);
                placeOrdersHandler.onPlaceOrders(placeOrders);
                checkBooks(placeOrders.sbeRewind().orders());
            }
            case CancelOrderDecoder.TEMPLATE_ID -> {
                cancelOrder.wrap(buffer, body, block, version);
                cancelOrderHandler.onCancelOrder(cancelOrder);
            }
            case CancelOrdersDecoder.TEMPLATE_ID -> {
                cancelOrders.wrap(buffer, body, block, version);
                cancelOrdersHandler.onCancelOrders(cancelOrders);
            }
            case HeartbeatDecoder.TEMPLATE_ID -> events.heartbeatPassed(state.bootstrapSteps);
            default -> dispatchOperator(buffer, body);
        }
    }

    private void dispatchOperator(DirectBuffer buffer, int body) {
        int block = frame.blockLength();
        int version = frame.version();
        switch (frame.templateId()) {
            case ListAssetDecoder.TEMPLATE_ID ->
                    listAssetHandler.onListAsset(
                            new ListAssetDecoder().wrap(buffer, body, block, version));
            case ListInstrumentDecoder.TEMPLATE_ID ->
                    listInstrumentHandler.onListInstrument(
                            new ListInstrumentDecoder().wrap(buffer, body, block, version));
            case RegisterInvestorDecoder.TEMPLATE_ID ->
                    registerInvestorHandler.onRegisterInvestor(
                            new RegisterInvestorDecoder().wrap(buffer, body, block, version));
            case ChangeCredentialDecoder.TEMPLATE_ID ->
                    changeCredentialHandler.onChangeCredential(
                            new ChangeCredentialDecoder().wrap(buffer, body, block, version));
            case ChangeLimitsDecoder.TEMPLATE_ID ->
                    changeLimitsHandler.onChangeLimits(
                            new ChangeLimitsDecoder().wrap(buffer, body, block, version));
            case ChangeFeesDecoder.TEMPLATE_ID ->
                    changeFeesHandler.onChangeFees(
                            new ChangeFeesDecoder().wrap(buffer, body, block, version));
            case ChangeInstrumentStatusDecoder.TEMPLATE_ID ->
                    changeInstrumentStatusHandler.onChangeInstrumentStatus(
                            new ChangeInstrumentStatusDecoder().wrap(buffer, body, block, version));
            case TransferDecoder.TEMPLATE_ID ->
                    transferHandler.onTransfer(
                            new TransferDecoder().wrap(buffer, body, block, version));
            case CompleteBootstrapDecoder.TEMPLATE_ID ->
                    completeBootstrapHandler.onCompleteBootstrap(
                            new CompleteBootstrapDecoder().wrap(buffer, body, block, version));
            default -> throw new InvariantViolation("unknown template " + frame.templateId());
        }
    }

    /** Every command begins with the gateway's id and its number of the command. */
    private void readOrigin(DirectBuffer buffer, int offset, int length) {
        boolean isThere = length >= HEADER_LENGTH + 2 * Long.BYTES;
        int body = offset + HEADER_LENGTH;
        origin.logPosition = state.logPosition;
        origin.gatewayId = isThere ? buffer.getLong(body, ByteOrder.LITTLE_ENDIAN) : 0;
        origin.correlationId =
                isThere ? buffer.getLong(body + Long.BYTES, ByteOrder.LITTLE_ENDIAN) : 0;
    }

    private void checkBooks(PlaceOrdersDecoder.OrdersDecoder items) {
        while (items.hasNext()) {
            checkBook(items.next().instrumentId());
        }
    }

    private void checkBook(int instrumentId) {
        Instrument instrument = state.findInstrument(instrumentId);
        if (instrument != null && !instrument.book.isUncrossed()) {
            throw new InvariantViolation(
                    "expected the best bid of %s below its best ask, was %d and %d"
                            .formatted(
                                    instrument.symbol,
                                    instrument.book.bestTicks(true),
                                    instrument.book.bestTicks(false)));
        }
    }
}
