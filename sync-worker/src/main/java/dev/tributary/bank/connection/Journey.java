package dev.tributary.bank.connection;

import dev.tributary.bank.connection.Authorisations.Authorisation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person's way to their bank and back, and the secrets that prove at its end who set out.
///
/// @param state travels with the person, through the bank
/// @param codeVerifier PKCE: stays here, and proves that who exchanges the code is who asked for it
/// @param browserSecret stays in the browser that set out: a link that somebody else opens leads nowhere
record Journey(String state, String codeVerifier, String browserSecret, Instant expiresAt) {

    static final Duration TIME_TO_RETURN = Duration.ofMinutes(10);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int NAME_BYTES = 6;

    static Journey begin(Instant now) {
        return new Journey(secret(), secret(), secret(), now.plus(TIME_TO_RETURN));
    }

    /// @param connectionId the connection that is given a new consent; null for a new one
    Authorisation authorisation(String userId, @Nullable UUID connectionId) {
        return new Authorisation(
                userId, connectionId, codeVerifier, HexFormat.of().formatHex(digest(browserSecret)), expiresAt);
    }

    BrowserMark mark() {
        return new BrowserMark(nameOf(state), browserSecret);
    }

    static boolean isBrowserOf(Authorisation authorisation, @Nullable String browserSecret) {
        return browserSecret != null
                && authorisation.browserDigest() != null
                && MessageDigest.isEqual(digest(browserSecret), HexFormat.of().parseHex(authorisation.browserDigest()));
    }

    /// What the browser keeps its secret under: several journeys may be under way at once.
    static String nameOf(String state) {
        return "tributary-connect-" + HexFormat.of().formatHex(digest(state), 0, NAME_BYTES);
    }

    String codeChallenge() {
        return base64(digest(codeVerifier));
    }

    static String secret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Journey[expiresAt=" + expiresAt + "]";
    }
}
