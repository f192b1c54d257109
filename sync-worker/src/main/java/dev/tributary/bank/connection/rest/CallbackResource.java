package dev.tributary.bank.connection.rest;

import dev.tributary.bank.connection.CompleteAuthorisation;
import dev.tributary.bank.connection.CompleteAuthorisation.Outcome;
import dev.tributary.bank.connection.CompleteAuthorisation.Return;
import dev.tributary.bank.rest.PersonAddress;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The way back from TrueLayer. No bearer comes along: the state proves who set out, and the cookie that it was this
/// browser.
@Path("/api/truelayer/connections/callback")
@Tag(name = "connections")
@PermitAll
@RunOnVirtualThread
class CallbackResource {

    private final CompleteAuthorisation completeAuthorisation;
    private final BrowserCookie cookie;
    private final PersonAddress personAddress;
    private final CallbackConfig config;

    CallbackResource(
            CompleteAuthorisation completeAuthorisation,
            BrowserCookie cookie,
            PersonAddress personAddress,
            CallbackConfig config) {
        this.completeAuthorisation = completeAuthorisation;
        this.cookie = cookie;
        this.personAddress = personAddress;
        this.config = config;
    }

    @GET
    @Operation(summary = "The way back from the bank", description = """
                    TrueLayer sends the browser here. It is sent on to the web app with `connection_id`, or with \
                    `connection_error`: `access_denied` (the person declined), `invalid_state` (nobody set out with this \
                    state), `state_used` (came back twice), `state_expired` (later than ten minutes), `other_browser` \
                    (another browser set out), `missing_code`, `consent_not_given` (the code was not accepted), \
                    `no_accounts`, `bank_unavailable`, `bank_refused`.""")
    @APIResponse(responseCode = "302", description = "To the web app")
    public Response callback(
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String code,
            @RestQuery @Nullable String error,
            HttpServerRequest request) {
        var browserSecret = state == null ? null : cookie.read(request, state);
        var outcome =
                completeAuthorisation.complete(new Return(state, code, error, browserSecret, personAddress.value()));
        var query =
                switch (outcome) {
                    case Outcome.Connected(var connectionId) -> "connection_id=" + connectionId;
                    case Outcome.NotConnected(var reason) -> "connection_error=" + reason;
                };
        var response = Response.status(Response.Status.FOUND)
                .location(URI.create(config.publicUrl() + "/?" + query))
                // The address that led here holds secrets.
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
        return (browserSecret == null || state == null ? response : response.cookie(cookie.gone(state))).build();
    }
}
