package dev.tributary.testbed.world.infrastructure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.oauth2.sdk.TokenRequest;
import dev.tributary.testbed.world.part.PartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/// An OpenID Connect issuer for local use: it believes everyone to be who they say they are.
///
/// - terminal: the password grant, any password; the user name becomes the subject
/// - browser: the same, or the authorization code flow, whose page asks for a name
/// - machines: the client credentials grant; the client id becomes the subject
///
/// All tokens carry the audience `tributary`. The form field `lifetime_seconds` shortens a token's life;
/// a negative one gives a token that has expired already. The form field `group` puts the user into a group, such
/// as `operator`; `token_audience` makes the token one for somebody else, and a blank `token_subject` one that names
/// nobody.
public final class IdentityProvider {

    public static final String AUDIENCE = "tributary";

    private static final String ISSUER = "tributary";
    private static final Duration LIFETIME = Duration.ofHours(8);
    private static final String LIFETIME_FIELD = "lifetime_seconds";
    private static final String GROUP_FIELD = "group";
    private static final String AUDIENCE_FIELD = "token_audience";
    private static final String SUBJECT_FIELD = "token_subject";

    private final MockOAuth2Server server;
    private final int port;

    private IdentityProvider(MockOAuth2Server server, int port) {
        this.server = server;
        this.port = port;
    }

    public static IdentityProvider start(int port) {
        MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(
                true, null, null, false, new OAuth2TokenProvider(), Set.of(new Tokens()), new IdentityHttpServer()));
        try {
            server.start(InetAddress.getLoopbackAddress(), port);
        } catch (RuntimeException e) {
            throw new PartFailed("identity", "the identity provider did not start on port " + port, e);
        }
        return new IdentityProvider(server, port);
    }

    public int port() {
        return port;
    }

    public String issuerUrl() {
        return issuerUrl(port);
    }

    /// Where the issuer of a provider on this port is.
    public static String issuerUrl(int port) {
        return "http://localhost:%d/%s".formatted(port, ISSUER);
    }

    public void stop() {
        server.shutdown();
    }

    /// A token for any user, got as the terminal gets one.
    public static String token(String issuerUrl, String user, Duration lifetime) {
        return token(
                issuerUrl,
                "grant_type=password&client_id=tributary-cli&username=%s&password=any&scope=openid&%s=%d"
                        .formatted(
                                URLEncoder.encode(user, StandardCharsets.UTF_8), LIFETIME_FIELD, lifetime.toSeconds()));
    }

    /// A token of somebody who runs the installation.
    public static String operatorToken(String issuerUrl, String user) {
        return token(
                issuerUrl,
                "grant_type=password&client_id=tributary-cli&username=%s&password=any&scope=openid&%s=operator"
                        .formatted(URLEncoder.encode(user, StandardCharsets.UTF_8), GROUP_FIELD));
    }

    private static String token(String issuerUrl, String form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuerUrl + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "no token from %s: status %d".formatted(issuerUrl, response.statusCode()));
            }
            return new ObjectMapper()
                    .readTree(response.body())
                    .required("access_token")
                    .textValue();
        } catch (IOException e) {
            throw new UncheckedIOException("no token from " + issuerUrl, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for a token", e);
        }
    }

    private static final class Tokens extends DefaultOAuth2TokenCallback {

        private Tokens() {
            super(ISSUER, "demo", "JWT", List.of(AUDIENCE), Map.of(), LIFETIME.toSeconds());
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            Map<String, Object> claims = new HashMap<>();
            field(request, LIFETIME_FIELD)
                    .map(seconds -> lifetime(Instant.now(), Duration.ofSeconds(Long.parseLong(seconds))))
                    .ifPresent(claims::putAll);
            field(request, AUDIENCE_FIELD).ifPresent(audience -> claims.put("aud", List.of(audience)));
            field(request, SUBJECT_FIELD).ifPresent(subject -> claims.put("sub", subject.isBlank() ? null : subject));
            field(request, GROUP_FIELD).ifPresent(group -> claims.put("groups", List.of(group)));
            return claims;
        }

        private static Optional<String> field(TokenRequest request, String name) {
            List<String> values = request.getCustomParameter(name);
            return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
        }

        private static Map<String, Object> lifetime(Instant now, Duration lifetime) {
            Instant issued = lifetime.isNegative() ? now.plus(lifetime.multipliedBy(2)) : now;
            return Map.of(
                    "iat", Date.from(issued),
                    "nbf", Date.from(issued),
                    "exp", Date.from(now.plus(lifetime)));
        }
    }
}
