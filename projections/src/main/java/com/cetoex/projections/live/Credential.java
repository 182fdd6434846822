package com.cetoex.projections.live;

import com.cetoex.protocol.sbe.CredentialChangedDecoder;
import java.util.Arrays;

/** What an investor's API key is checked against: SHA-256 of the salt followed by the key. */
public final class Credential {
    private final byte[] keySalt;
    private final byte[] keyHash;

    Credential(byte[] keySalt, byte[] keyHash) {
        this.keySalt = keySalt;
        this.keyHash = keyHash;
    }

    /** Takes salt and hash out of a message; they have the same types in every message. */
    static Credential of(Bytes keySalt, Bytes keyHash) {
        return new Credential(
                keySalt.read(CredentialChangedDecoder.keySaltLength()),
                keyHash.read(CredentialChangedDecoder.keyHashLength()));
    }

    /** A field of bytes in the message that a decoder stands on. */
    interface Bytes {
        /** Copies the field's first bytes, so many; the form is that of the codecs. */
        int get(byte[] target, int offset, int length);

        private byte[] read(int length) {
            byte[] bytes = new byte[length];
            get(bytes, 0, length);
            return bytes;
        }
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
