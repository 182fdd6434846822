package com.cetoex.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Judges an API key against the salted SHA-256 that the exchange keeps of it, in constant time: an
 * unknown investor costs the same as a wrong key.
 *
 * <p>Any thread.
 */
public final class CredentialCheck {
    private static final int SALT_LENGTH = 16;
    private static final int HASH_LENGTH = 32;
    private static final byte[] DUMMY_SALT = new byte[SALT_LENGTH];
    private static final byte[] DUMMY_HASH = new byte[HASH_LENGTH];
    private static final ThreadLocal<MessageDigest> SHA_256 =
            ThreadLocal.withInitial(CredentialCheck::sha256);

    private CredentialCheck() {}

    /** Tells whether the hash is that of the salt followed by the key in UTF-8. */
    public static boolean isKey(String apiKey, byte[] salt, byte[] hash) {
        MessageDigest digest = SHA_256.get();
        digest.update(salt);
        return MessageDigest.isEqual(digest.digest(apiKey.getBytes(UTF_8)), hash);
    }

    /** Does the work of {@link #isKey} for an investor that does not exist, whose key is no key. */
    public static boolean isKeyOfNobody(String apiKey) {
        boolean isKey = isKey(apiKey, DUMMY_SALT, DUMMY_HASH);
        assert !isKey : "a key with the hash of all zeros";
        return false;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
