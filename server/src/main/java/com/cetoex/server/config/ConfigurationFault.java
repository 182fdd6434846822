package com.cetoex.server.config;

/** A setting that the exchange cannot start with; the message is a sentence for the operator. */
public final class ConfigurationFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigurationFault(String message) {
        super(message);
    }
}
