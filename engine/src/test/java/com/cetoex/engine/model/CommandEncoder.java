package com.cetoex.engine.model;

import com.cetoex.protocol.sbe.CancelOrderEncoder;
import com.cetoex.protocol.sbe.CancelOrdersEncoder;
import com.cetoex.protocol.sbe.ChangeCredentialEncoder;
import com.cetoex.protocol.sbe.ChangeFeesEncoder;
import com.cetoex.protocol.sbe.ChangeInstrumentStatusEncoder;
import com.cetoex.protocol.sbe.ChangeLimitsEncoder;
import com.cetoex.protocol.sbe.CompleteBootstrapEncoder;
import com.cetoex.protocol.sbe.HeartbeatEncoder;
import com.cetoex.protocol.sbe.ListAssetEncoder;
import com.cetoex.protocol.sbe.ListInstrumentEncoder;
import com.cetoex.protocol.sbe.MessageHeaderEncoder;
import com.cetoex.protocol.sbe.PlaceOrderEncoder;
import com.cetoex.protocol.sbe.PlaceOrdersEncoder;
import com.cetoex.protocol.sbe.RegisterInvestorEncoder;
import com.cetoex.protocol.sbe.TransferEncoder;
import com.cetoex.reference.Command;
import com.cetoex.reference.Command.ApiKey;
import com.cetoex.reference.Command.CancelItem;
import com.cetoex.reference.Command.CancelOrder;
import com.cetoex.reference.Command.CancelOrders;
import com.cetoex.reference.Command.ChangeCredential;
import com.cetoex.reference.Command.ChangeFees;
import com.cetoex.reference.Command.ChangeInstrumentStatus;
import com.cetoex.reference.Command.ChangeLimits;
import com.cetoex.reference.Command.CompleteBootstrap;
import com.cetoex.reference.Command.Heartbeat;
import com.cetoex.reference.Command.ListAsset;
import com.cetoex.reference.Command.ListInstrument;
import com.cetoex.reference.Command.OrderItem;
import com.cetoex.reference.Command.PlaceOrder;
import com.cetoex.reference.Command.PlaceOrders;
import com.cetoex.reference.Command.RegisterInvestor;
import com.cetoex.reference.Command.Transfer;
import java.util.HexFormat;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/** Writes commands as the log carries them. */
public final class CommandEncoder {
    private static final int START = 0;

    private final MutableDirectBuffer buffer = new ExpandableArrayBuffer(4096);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long gatewayId;
    private long correlationId;

    /** Where the last command stands, from its first byte. */
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    /** Encodes one command and tells its length. */
    public int encode(long sentBy, long numbered, Command command) {
        gatewayId = sentBy;
        correlationId = numbered;
        int blockEnd =
                switch (command) {
                    case PlaceOrder place -> placeOrder(place);
                    case PlaceOrders place -> placeOrders(place);
                    case CancelOrder cancel -> cancelOrder(cancel);
                    case CancelOrders cancel -> cancelOrders(cancel);
                    case Heartbeat beat -> heartbeat();
                    case ListAsset list -> listAsset(list);
                    case ListInstrument list -> listInstrument(list);
                    case RegisterInvestor register -> registerInvestor(register);
                    case ChangeCredential change -> changeCredential(change);
                    case ChangeLimits change -> changeLimits(change);
                    case ChangeFees change -> changeFees(change);
                    case ChangeInstrumentStatus change -> changeInstrumentStatus(change);
                    case Transfer transfer -> transfer(transfer);
                    case CompleteBootstrap complete -> completeBootstrap(complete);
                };
        return MessageHeaderEncoder.ENCODED_LENGTH + blockEnd;
    }

    private int placeOrder(PlaceOrder command) {
        OrderItem order = command.order();
        return new PlaceOrderEncoder()
                .wrapAndApplyHeader(buffer, START, header)
                .gatewayId(gatewayId)
                .correlationId(correlationId)
                .investorId(command.investorId())
                .priceTicks(order.priceTicks())
                .quantityLots(order.quantityLots())
                .instrumentId(order.instrumentId())
                .side(order.side())
                .orderType(order.orderType())
                .edgeFault(order.edgeFault())
                .clientOrderId(order.clientOrderId())
                .encodedLength();
    }

    private int placeOrders(PlaceOrders command) {
        PlaceOrdersEncoder encoder =
                new PlaceOrdersEncoder()
                        .wrapAndApplyHeader(buffer, START, header)
                        .gatewayId(gatewayId)
                        .correlationId(correlationId)
                        .investorId(command.investorId());
        PlaceOrdersEncoder.OrdersEncoder orders = encoder.ordersCount(command.orders().size());
        for (OrderItem order : command.orders()) {
            orders.next()
                    .priceTicks(order.priceTicks())
                    .quantityLots(order.quantityLots())
                    .instrumentId(order.instrumentId())
                    .itemIndex((short) order.itemIndex())
                    .side(order.side())
                    .orderType(order.orderType())
                    .edgeFault(order.edgeFault())
                    .clientOrderId(order.clientOrderId());
        }
        return encoder.encodedLength();
    }

    private int cancelOrder(CancelOrder command) {
        return new CancelOrderEncoder()
                .wrapAndApplyHeader(buffer, START, header)
                .gatewayId(gatewayId)
                .correlationId(correlationId)
                .investorId(command.investorId())
                .orderId(command.orderId())
                .clientOrderId(command.clientOrderId())
                .encodedLength();
    }

    private int cancelOrders(CancelOrders command) {
        CancelOrdersEncoder encoder =
                new CancelOrdersEncoder()
                        .wrapAndApplyHeader(buffer, START, header)
                        .gatewayId(gatewayId)
                        .correlationId(correlationId)
                        .investorId(command.investorId());
        CancelOrdersEncoder.OrdersEncoder orders = encoder.ordersCount(command.orders().size());
        for (CancelItem item : command.orders()) {
            orders.next().orderId(item.orderId()).itemIndex((short) item.itemIndex());
        }
        return encoder.encodedLength();
    }

    private int heartbeat() {
        return new HeartbeatEncoder()
                .wrapAndApplyHeader(buffer, START, header)
                .gatewayId(gatewayId)
                .correlationId(correlationId)
                .encodedLength();
    }

    private int listAsset(ListAsset command) {
        return new ListAssetEncoder()
                .wrapAndApplyHeader(buffer, START, header)
                .gatewayId(gatewayId)
                .correlationId(correlationId)
                .bootstrapStep(command.bootstrapStep())
                .decimals((short) command.decimals())
                .name(command.name())
                .encodedLength();
    }

    private int listInstrument(ListInstrument command) {
        return new ListInstrumentEncoder()
                .wrapAndApplyHeader(buffer, START, header)
                .gatewayId(gatewayId)
                .correlationId(correlationId)
                .tickMantissa(command.tickMantissa())
                .lotMantissa(command.lotMantissa())
                .minNotionalUnits(command.minNotionalUnits())
                .maxPriceTicks(command.maxPriceTicks())
                .maxQuantityLots(command.maxQuantityLots())
                .bootstrapStep(command.bootstrapStep())
                .makerFeeRate(command.makerFeeRate())
                .takerFeeRate(command.takerFeeRate())
                .tickScale((short) command.tickScale())
                .lotScale((short) command.lotScale())
                .symbol(command.symbol())
                .baseAsset(command.baseAsset())
                .quoteAsset(command.quoteAsset())
                .encodedLength();
    }

    private int registerInvestor(RegisterInvestor command) {
        RegisterInvestorEncoder encoder =
                new RegisterInvestorEncoder()
                        .wrapAndApplyHeader(buffer, START, header)
                        .gatewayId(gatewayId)
                        .correlationId(correlationId)
                        .investorId(command.investorId())
                        .bootstrapStep(command.bootstrapStep())
                        .standardPerMinute(command.limits().standardPerMinute())
                        .bulkPerMinute(command.limits().bulkPerMinute())
                        .maxOpenOrders(command.limits().maxOpenOrders());
        byte[] salt = saltOf(command.key());
        byte[] hash = hashOf(command.key());
        for (int i = 0; i < salt.length; i++) {
            encoder.keySalt(i, (short) (salt[i] & 0xff));
        }
        for (int i = 0; i < hash.length; i++) {
            encoder.keyHash(i, (short) (hash[i] & 0xff));
        }
        return encoder.encodedLength();
    }

    private int changeCredential(ChangeCredential command) {
        ChangeCredentialEncoder encoder =
                new ChangeCredentialEncoder()
                        .wrapAndApplyHeader(buffer, START, header)
                        .gatewayId(gatewayId)
                        .correlationId(correlationId)
                        .investorId(command.investorId());
        byte[] salt = saltOf(command.key());
        byte[] hash = hashOf(command.key());
        for (int i = 0; i < salt.length; i++) {
            encoder.keySalt(i, (short) (salt[i] & 0xff));
        }
        for (int i = 0; i < hash.length; i++) {
            encoder.keyHash(i, (short) (hash[i] & 0xff));
        }
        return encoder.encodedLength();
    }

    private int changeLimits(ChangeLimits command) {
        return new ChangeLimitsEncoder()
                .wrapAndApplyHeader(buffer, START, header)
                .gatewayId(gatewayId)
                .correlationId(correlationId)
                .investorId(command.investorId())
                .standardPerMinute(command.limits().standardPerMinute())
                .bulkPerMinute(command.limits().bulkPerMinute())
                .maxOpenOrders(command.limits().maxOpenOrders())
                .encodedLength();
    }

    private int changeFees(ChangeFees command) {
        return new ChangeFeesEncoder()
                .wrapAndApplyHeader(buffer, START, header)
                .gatewayId(gatewayId)
                .correlationId(correlationId)
                .instrumentId(command.instrumentId())
                .makerFeeRate(command.makerFeeRate())
                .takerFeeRate(command.takerFeeRate())
                .encodedLength();
    }

    private int changeInstrumentStatus(ChangeInstrumentStatus command) {
        return new ChangeInstrumentStatusEncoder()
                .wrapAndApplyHeader(buffer, START, header)
                .gatewayId(gatewayId)
                .correlationId(correlationId)
                .instrumentId(command.instrumentId())
                .status(command.status())
                .encodedLength();
    }

    private int transfer(Transfer command) {
        return new TransferEncoder()
                .wrapAndApplyHeader(buffer, START, header)
                .gatewayId(gatewayId)
                .correlationId(correlationId)
                .investorId(command.investorId())
                .deltaUnits(command.deltaUnits())
                .bootstrapStep(command.bootstrapStep())
                .asset(command.asset())
                .encodedLength();
    }

    private int completeBootstrap(CompleteBootstrap command) {
        CompleteBootstrapEncoder encoder =
                new CompleteBootstrapEncoder()
                        .wrapAndApplyHeader(buffer, START, header)
                        .gatewayId(gatewayId)
                        .correlationId(correlationId)
                        .bootstrapStep(command.bootstrapStep());
        byte[] hash = HexFormat.of().parseHex(command.fileHash());
        for (int i = 0; i < hash.length; i++) {
            encoder.fileHash(i, (short) (hash[i] & 0xff));
        }
        return encoder.encodedLength();
    }

    private static byte[] saltOf(ApiKey key) {
        return HexFormat.of().parseHex(key.salt());
    }

    private static byte[] hashOf(ApiKey key) {
        return HexFormat.of().parseHex(key.hash());
    }
}
