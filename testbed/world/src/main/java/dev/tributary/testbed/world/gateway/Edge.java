package dev.tributary.testbed.world.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// What holds for every request that comes in from outside, and every answer that goes out: as nginx does it where the
/// product is deployed.
final class Edge {

    static final int LARGEST_BODY = 256 << 10;

    /// What only the gateway may say of a caller.
    private static final List<String> NOT_BELIEVED =
            List.of("Forwarded", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Ssl", "X-Real-IP", "X-PSU-IP");

    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
    private static final String HEADERS = "Authorization, Content-Type, Idempotency-Key, Traceparent";
    private static final String TEN_MINUTES = "600";

    private final Set<String> allowedOrigins;
    private final String contentSecurity;

    /// @param allowedOrigins other origins whose pages may ask; the product's own needs none
    /// @param issuer where the web app gets its tokens
    Edge(Set<String> allowedOrigins, URI issuer) {
        this.allowedOrigins = allowedOrigins;
        this.contentSecurity = contentSecurity("%s://%s".formatted(issuer.getScheme(), issuer.getAuthority()));
    }

    /// Banks' logos come from anywhere; the component library styles elements as it goes.
    private static String contentSecurity(String issuer) {
        return String.join(
                "; ",
                "default-src 'self'",
                "connect-src 'self' " + issuer,
                "img-src 'self' data: https: http://localhost:*",
                "style-src 'self' 'unsafe-inline'",
                "font-src 'self' data:",
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self'",
                "frame-src " + issuer,
                "frame-ancestors 'self'");
    }

    /// @return whether it is answered already
    boolean answers(HttpServerRequest request) {
        NOT_BELIEVED.forEach(header -> request.headers().remove(header));
        request.response()
                .putHeader("Content-Security-Policy", contentSecurity)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "SAMEORIGIN")
                .putHeader("Referrer-Policy", "same-origin");
        if (isTooLarge(request)) {
            // What was sent already is read and dropped, so that the connection can be used again.
            request.handler(_ -> {});
            Problem.tooLarge().send(request.response());
            return true;
        }
        return isPreflight(request);
    }

    private static boolean isTooLarge(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.length() < 19 && Long.parseLong(length) > LARGEST_BODY;
    }

    private boolean isPreflight(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        request.response().putHeader(HttpHeaders.VARY, "Origin");
        if (origin == null || !allowedOrigins.contains(origin)) {
            return false;
        }
        request.response().putHeader("Access-Control-Allow-Origin", origin);
        if (!request.method().equals(HttpMethod.OPTIONS)
                || request.getHeader("Access-Control-Request-Method") == null) {
            return false;
        }
        request.response()
                .putHeader("Access-Control-Allow-Methods", METHODS)
                .putHeader("Access-Control-Allow-Headers", HEADERS)
                .putHeader("Access-Control-Max-Age", TEN_MINUTES)
                .setStatusCode(204)
                .end();
        return true;
    }
}
