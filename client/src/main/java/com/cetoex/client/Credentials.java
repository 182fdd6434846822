package com.cetoex.client;

/**
 * What an investor proves himself with; every request but the status carries it.
 *
 * @param investorId the id that the operator gave
 * @param apiKey the secret that belongs to it; never part of {@link #toString()}
 */
public record Credentials(long investorId, String apiKey) {
    @Override
    public String toString() {
        return "Credentials[investorId=" + investorId + "]";
    }
}
