package dev.tributary.testbed.cli.gateway;

import dev.tributary.testbed.cli.http.Credentials;
import dev.tributary.testbed.cli.http.JsonHttp;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Bearer tokens of the local identity provider, which believes everybody.
public final class TokenIssuer implements Credentials {

    private static final Duration RENEW_BEFORE_EXPIRY = Duration.ofMinutes(2);

    private final JsonHttp http = new JsonHttp(Credentials.NONE);
    private final URI issuer;
    private final String user;
    private final @Nullable String group;
    private @Nullable Token token;

    /// @param user becomes the token's subject, and so the tenant
    public TokenIssuer(URI issuer, String user) {
        this(issuer, user, null);
    }

    private TokenIssuer(URI issuer, String user, @Nullable String group) {
        this.issuer = issuer;
        this.user = user;
        this.group = group;
    }

    /// Tokens of somebody who runs the installation.
    public static TokenIssuer ofOperator(URI issuer, String user) {
        return new TokenIssuer(issuer, user, "operator");
    }

    @Override
    public synchronized Optional<String> bearer() {
        var usable = token;
        if (usable == null || !usable.isGoodAt(Instant.now())) {
            usable = issue();
            token = usable;
        }
        return Optional.of(usable.text);
    }

    private Token issue() {
        var metadata = http.get(URI.create(issuer + "/.well-known/openid-configuration"), Metadata.class);
        var form = "grant_type=password&client_id=tributary-cli&client_secret=unused&password=unused" + "&scope="
                + encoded("openid tributary") + "&audience=tributary&username=" + encoded(user)
                + (group == null ? "" : "&group=" + encoded(group));
        var answer = http.postForm(metadata.tokenEndpoint, form, Answer.class);
        return new Token(answer.accessToken, Instant.now().plusSeconds(answer.expiresIn));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Metadata(URI tokenEndpoint) {}

    private record Answer(String accessToken, long expiresIn) {}

    private record Token(String text, Instant expiresAt) {

        boolean isGoodAt(Instant now) {
            return now.isBefore(expiresAt.minus(RENEW_BEFORE_EXPIRY));
        }
    }
}
