package com.cetoex.engine;

/** Where the command under way comes from. A scratch value of the engine. */
final class Origin {
    long logPosition;
    long gatewayId;
    long correlationId;
}
