package com.cetoex.engine;

import com.cetoex.protocol.ProtocolLimits;
import com.cetoex.protocol.sbe.CancelOrderDecoder;
import com.cetoex.protocol.sbe.CancelOrdersDecoder;
import com.cetoex.protocol.sbe.ChangeCredentialDecoder;
import com.cetoex.protocol.sbe.ChangeFeesDecoder;
import com.cetoex.protocol.sbe.ChangeInstrumentStatusDecoder;
import com.cetoex.protocol.sbe.ChangeLimitsDecoder;
import com.cetoex.protocol.sbe.CompleteBootstrapDecoder;
import com.cetoex.protocol.sbe.GroupSizeEncodingDecoder;
import com.cetoex.protocol.sbe.HeartbeatDecoder;
import com.cetoex.protocol.sbe.ListAssetDecoder;
import com.cetoex.protocol.sbe.ListInstrumentDecoder;
import com.cetoex.protocol.sbe.MessageHeaderDecoder;
import com.cetoex.protocol.sbe.OrderType;
import com.cetoex.protocol.sbe.PlaceOrderDecoder;
import com.cetoex.protocol.sbe.PlaceOrdersDecoder;
import com.cetoex.protocol.sbe.RefusalReason;
import com.cetoex.protocol.sbe.RegisterInvestorDecoder;
import com.cetoex.protocol.sbe.Side;
import com.cetoex.protocol.sbe.TransferDecoder;
import org.agrona.DirectBuffer;

/**
 * Judges whether bytes are a command of the schema before anything decodes them: header, lengths,
 * number of items, and the values of their enums. One thread.
 */
final class CommandFrame {
    private static final int NO_COMMAND = -1;
    private static final int FIRST_EDGE_FAULT = RefusalReason.PRICE_NOT_POSITIVE.value();
    private static final int LAST_EDGE_FAULT = RefusalReason.QUANTITY_TOO_LARGE.value();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final GroupSizeEncodingDecoder groupSize = new GroupSizeEncodingDecoder();

    int templateId() {
        return header.templateId();
    }

    int blockLength() {
        return header.blockLength();
    }

    int version() {
        return header.version();
    }

    /** Reads the header; false when the bytes are no command. */
    boolean wrap(DirectBuffer buffer, int offset, int length) {
        int body = length - MessageHeaderDecoder.ENCODED_LENGTH;
        if (body < 0) {
            return false;
        }
        header.wrap(buffer, offset);
        int leastBlock = leastBlock(header.templateId());
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID
                || leastBlock == NO_COMMAND
                || header.blockLength() < leastBlock
                || header.blockLength() > body) {
            return false;
        }
        return isContentKnown(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, body);
    }

    private boolean isContentKnown(DirectBuffer buffer, int body, int length) {
        return switch (header.templateId()) {
            case PlaceOrderDecoder.TEMPLATE_ID ->
                    isOrderKnown(
                            buffer,
                            body + PlaceOrderDecoder.sideEncodingOffset(),
                            body + PlaceOrderDecoder.edgeFaultEncodingOffset());
            case PlaceOrdersDecoder.TEMPLATE_ID -> areOrdersKnown(buffer, body, length);
            case CancelOrdersDecoder.TEMPLATE_ID ->
                    isGroupWhole(
                            buffer,
                            body,
                            length,
                            CancelOrdersDecoder.OrdersDecoder.sbeBlockLength(),
                            ProtocolLimits.MAX_BULK_CANCELS);
            case ChangeInstrumentStatusDecoder.TEMPLATE_ID ->
                    isSideOrStatus(
                            buffer.getByte(
                                    body + ChangeInstrumentStatusDecoder.statusEncodingOffset()));
            default -> true;
        };
    }

    private boolean areOrdersKnown(DirectBuffer buffer, int body, int length) {
        if (!isGroupWhole(
                buffer,
                body,
                length,
                PlaceOrdersDecoder.OrdersDecoder.sbeBlockLength(),
                ProtocolLimits.MAX_BULK_ORDERS)) {
            return false;
        }
        int item = body + header.blockLength() + PlaceOrdersDecoder.OrdersDecoder.sbeHeaderSize();
        for (int i = 0; i < groupSize.numInGroup(); i++) {
            if (!isOrderKnown(
                    buffer,
                    item + PlaceOrdersDecoder.OrdersDecoder.sideEncodingOffset(),
                    item + PlaceOrdersDecoder.OrdersDecoder.edgeFaultEncodingOffset())) {
                return false;
            }
            item += groupSize.blockLength();
        }
        return true;
    }

    private boolean isGroupWhole(
            DirectBuffer buffer, int body, int length, int leastBlock, int mostItems) {
        int groupOffset = header.blockLength();
        int itemsOffset = groupOffset + GroupSizeEncodingDecoder.ENCODED_LENGTH;
        if (itemsOffset > length) {
            return false;
        }
        groupSize.wrap(buffer, body + groupOffset);
        return groupSize.blockLength() >= leastBlock
                && groupSize.numInGroup() <= mostItems
                && itemsOffset + groupSize.numInGroup() * groupSize.blockLength() <= length;
    }

    /** Side, type and edge fault stand one behind the other. */
    private static boolean isOrderKnown(DirectBuffer buffer, int sideOffset, int faultOffset) {
        int type = buffer.getByte(sideOffset + 1);
        int fault = buffer.getByte(faultOffset);
        return isSideOrStatus(buffer.getByte(sideOffset))
                && (type == OrderType.MARKET.value() || type == OrderType.LIMIT.value())
                && (fault == RefusalReason.NONE.value()
                        || (fault >= FIRST_EDGE_FAULT && fault <= LAST_EDGE_FAULT));
    }

    private static boolean isSideOrStatus(int value) {
        return value == Side.BUY.value() || value == Side.SELL.value();
    }

    private static int leastBlock(int templateId) {
        return switch (templateId) {
            case PlaceOrderDecoder.TEMPLATE_ID -> PlaceOrderDecoder.BLOCK_LENGTH;
            case PlaceOrdersDecoder.TEMPLATE_ID -> PlaceOrdersDecoder.BLOCK_LENGTH;
            case CancelOrderDecoder.TEMPLATE_ID -> CancelOrderDecoder.BLOCK_LENGTH;
            case CancelOrdersDecoder.TEMPLATE_ID -> CancelOrdersDecoder.BLOCK_LENGTH;
            case HeartbeatDecoder.TEMPLATE_ID -> HeartbeatDecoder.BLOCK_LENGTH;
            case ListAssetDecoder.TEMPLATE_ID -> ListAssetDecoder.BLOCK_LENGTH;
            case ListInstrumentDecoder.TEMPLATE_ID -> ListInstrumentDecoder.BLOCK_LENGTH;
            case RegisterInvestorDecoder.TEMPLATE_ID -> RegisterInvestorDecoder.BLOCK_LENGTH;
            case ChangeCredentialDecoder.TEMPLATE_ID -> ChangeCredentialDecoder.BLOCK_LENGTH;
            case ChangeLimitsDecoder.TEMPLATE_ID -> ChangeLimitsDecoder.BLOCK_LENGTH;
            case ChangeFeesDecoder.TEMPLATE_ID -> ChangeFeesDecoder.BLOCK_LENGTH;
            case ChangeInstrumentStatusDecoder.TEMPLATE_ID ->
                    ChangeInstrumentStatusDecoder.BLOCK_LENGTH;
            case TransferDecoder.TEMPLATE_ID -> TransferDecoder.BLOCK_LENGTH;
            case CompleteBootstrapDecoder.TEMPLATE_ID -> CompleteBootstrapDecoder.BLOCK_LENGTH;
            default -> NO_COMMAND;
        };
    }
}
