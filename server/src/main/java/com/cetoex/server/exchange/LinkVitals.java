package com.cetoex.server.exchange;

import com.cetoex.gateway.api.ExchangeVitals;
import com.cetoex.gateway.link.ExchangeLink;

/** What the gateway is told of the exchange's health: the link's signs of life, and the disk's. */
record LinkVitals(ExchangeLink link, DiskGauge disk) implements ExchangeVitals {
    @Override
    public boolean isReady() {
        return link.isReady();
    }

    @Override
    public boolean isCancelOnly() {
        return disk.isLow();
    }

    @Override
    public long heartbeatAgeMillis() {
        return link.heartbeatAgeMillis();
    }

    @Override
    public long logPosition() {
        return link.logPosition();
    }
}
