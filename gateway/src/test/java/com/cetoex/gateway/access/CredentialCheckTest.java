package com.cetoex.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;

/** A key is right when its salted hash is. */
final class CredentialCheckTest {
    private static final byte[] SALT = "0123456789abcdef".getBytes(UTF_8);

    private static byte[] hash(String key) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256")
                .digest(("0123456789abcdef" + key).getBytes(UTF_8));
    }

    @Test
    void rightKeyIsRight() throws NoSuchAlgorithmException {
        assertThat(CredentialCheck.isKey("kéy", SALT, hash("kéy"))).isTrue();
    }

    @Test
    void everyOtherKeyIsWrong() throws NoSuchAlgorithmException {
        for (String other : new String[] {"", "k", "key ", "Key", "keykey", "k".repeat(60_000)}) {
            assertThat(CredentialCheck.isKey(other, SALT, hash("key"))).isFalse();
        }
    }

    @Test
    void nobodyHasAKey() {
        assertThat(CredentialCheck.isKeyOfNobody("")).isFalse();
        assertThat(CredentialCheck.isKeyOfNobody("key")).isFalse();
    }
}
