package com.cetoex.engine;

/** One order's half of a trade, as it stands after it. A scratch value of its owner. */
final class FillSide {
    long orderId;
    int investor;
    long feeUnits;
    long remainingLots;
    long cumulativeUnits;
}
