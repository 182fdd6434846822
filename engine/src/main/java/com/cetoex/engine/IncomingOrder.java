package com.cetoex.engine;

import com.cetoex.protocol.sbe.RefusalReason;

/** One order as its command brings it, single or an item of a bulk. A scratch value, reused. */
final class IncomingOrder {
    final Terms terms = new Terms();
    final ClientOrderKey clientOrderKey = new ClientOrderKey();
    long investorId;
    int itemIndex;
    boolean isMarket;
    RefusalReason edgeFault = RefusalReason.NONE;
}
