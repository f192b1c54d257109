package dev.tributary.bank.rest;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who asks: the subject of the verified token, and nothing a request says.
@RequestScoped
public class Tenant {

    private final SecurityIdentity identity;

    Tenant(SecurityIdentity identity) {
        this.identity = identity;
    }

    public String userId() {
        if (identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null) {
            return token.getSubject();
        }
        throw new UnauthorizedException("the token has no subject");
    }
}
