package dev.tributary.enrichment.rest;

import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who asks: the subject of the verified token, never a field of the request.
@RequestScoped
public class Person {

    private final JsonWebToken token;

    Person(JsonWebToken token) {
        this.token = token;
    }

    public String userId() {
        return token.getSubject();
    }
}
