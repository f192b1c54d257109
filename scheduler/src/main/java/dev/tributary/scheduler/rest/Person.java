package dev.tributary.scheduler.rest;

import dev.tributary.scheduler.UserId;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who asks.
@RequestScoped
public class Person {

    private final JsonWebToken token;

    Person(JsonWebToken token) {
        this.token = token;
    }

    /// The subject of the verified token.
    public UserId id() {
        return new UserId(token.getSubject());
    }
}
