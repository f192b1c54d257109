package dev.tributary.testbed.world.part;

import java.security.SecureRandom;
import java.util.Base64;

/// Passwords nobody has to remember.
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /// Letters, digits, `-` and `_`: safe in URLs, SQL literals and environments.
    public static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
