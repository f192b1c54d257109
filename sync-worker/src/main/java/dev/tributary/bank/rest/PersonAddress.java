package dev.tributary.bank.rest;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;

/// Where the person is whose request this is: the bank does not count their calls. The gateway tells it; what anybody
/// else claims is not believed (`quarkus.http.proxy.trusted-proxies`).
@RequestScoped
public class PersonAddress {

    @Context
    @Nullable
    HttpServerRequest request;

    /// @return null when it cannot be told
    public @Nullable String value() {
        return request == null || request.remoteAddress() == null
                ? null
                : request.remoteAddress().hostAddress();
    }
}
