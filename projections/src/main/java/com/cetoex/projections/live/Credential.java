package com.cetoex.projections.live;

import java.util.Arrays;

/** What an investor's API key is checked against: SHA-256 of the salt followed by the key. */
public final class Credential {
    private final byte[] keySalt;
    private final byte[] keyHash;

    Credential(byte[] keySalt, byte[] keyHash) {
        this.keySalt = keySalt;
        this.keyHash = keyHash;
    }

    /** The 16 random bytes hashed in front of the key; a copy. */
    public byte[] keySalt() {
        return keySalt.clone();
    }

    /** The 32 bytes of the hash; a copy. */
    public byte[] keyHash() {
        return keyHash.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credential that
                && Arrays.equals(keySalt, that.keySalt)
                && Arrays.equals(keyHash, that.keyHash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keyHash);
    }

    /** Tells nothing: hashes stay out of logs. */
    @Override
    public String toString() {
        return "Credential";
    }
}
