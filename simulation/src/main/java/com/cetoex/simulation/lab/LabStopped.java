package com.cetoex.simulation.lab;

/** A fault of the laboratory or its machine, not of the exchange: the scenario cannot go on. */
final class LabStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LabStopped(String message) {
        super(message);
    }

    LabStopped(String message, Throwable cause) {
        super(message, cause);
    }
}
