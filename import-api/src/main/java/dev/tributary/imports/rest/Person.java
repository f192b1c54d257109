package dev.tributary.imports.rest;

import dev.tributary.imports.UserId;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Who asks.
@RequestScoped
public class Person {

    private final JsonWebToken token;

    @Context
    @Nullable
    HttpServerRequest request;

    Person(JsonWebToken token) {
        this.token = token;
    }

    /// The subject of the verified token.
    public UserId id() {
        return new UserId(token.getSubject());
    }

    /// Where the request came from, which tells the bank that the person is present; null when it cannot be told.
    public @Nullable String address() {
        if (request == null || request.remoteAddress() == null) {
            return null;
        }
        return request.remoteAddress().hostAddress();
    }
}
