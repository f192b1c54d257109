package dev.tributary.bank.connection.rest;

import dev.tributary.bank.connection.CompleteAuthorisation;
import dev.tributary.bank.connection.CompleteAuthorisation.Outcome;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The way back from TrueLayer. No bearer comes along: the state proves who set out.
@Path("/api/truelayer/connections/callback")
@PermitAll
@RunOnVirtualThread
class CallbackResource {

    private final CompleteAuthorisation completeAuthorisation;
    private final CallbackConfig config;

    CallbackResource(CompleteAuthorisation completeAuthorisation, CallbackConfig config) {
        this.completeAuthorisation = completeAuthorisation;
        this.config = config;
    }

    @GET
    public Response callback(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String code,
            @RestQuery @Nullable String error,
            HttpServerRequest request) {
        var outcome = completeAuthorisation.complete(
                state, code, error, request.remoteAddress().hostAddress());
        var query =
                switch (outcome) {
                    case Outcome.Connected(var connectionId) -> "connection_id=" + connectionId;
                    case Outcome.NotConnected(var reason) -> "connection_error=" + reason;
                };
        return Response.status(Response.Status.FOUND)
                .location(URI.create(config.publicUrl() + "/?" + query))
                .build();
    }
}
