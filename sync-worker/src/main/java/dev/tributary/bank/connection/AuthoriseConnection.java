package dev.tributary.bank.connection;

import dev.tributary.bank.connection.Authorisations.Authorisation;
import dev.tributary.bank.truelayer.Authority;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A person sets out to connect a bank.
@ApplicationScoped
public class AuthoriseConnection {

    private static final Duration TIME_TO_RETURN = Duration.ofMinutes(10);
    private static final int SECRET_BYTES = 32;

    private final Authorisations authorisations;
    private final Authority authority;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AuthoriseConnection(Authorisations authorisations, Authority authority, Clock clock) {
        this.authorisations = authorisations;
        this.authority = authority;
        this.clock = clock;
    }

    /// Where to send the person, and until when they may come back.
    public record Invitation(URI authorizationUrl, Instant expiresAt) {}

    public Invitation authorise(String userId, @Nullable String providerId) {
        var state = secret();
        var verifier = secret();
        var expiresAt = clock.instant().plus(TIME_TO_RETURN);
        authorisations.add(state, new Authorisation(userId, verifier, expiresAt));
        return new Invitation(authority.authorisationUrl(state, secret(), challenge(verifier), providerId), expiresAt);
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return base64(bytes);
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return base64(digest.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
