package com.cetoex.engine;

/** A trade as it happens: what changed hands at which price. A scratch value of its owner. */
final class Fill {
    long tradeId;
    long priceTicks;
    long quantityLots;
    long notionalUnits;
}
