package com.cetoex.server.bootstrap;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** SHA-256 of a bootstrap file's bytes: tells whether two files are the same. */
public final class FileHash {
    private final byte[] bytes;

    private FileHash(byte[] bytes) {
        this.bytes = bytes;
    }

    static FileHash of(byte[] content) {
        return new FileHash(sha256().digest(content));
    }

    static FileHash parse(String hex) {
        return new FileHash(HexFormat.of().parseHex(hex));
    }

    /** The 32 bytes. */
    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** In hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
