package dev.tributary.bank.connection.rest;

import dev.tributary.bank.connection.AuthoriseConnection;
import dev.tributary.bank.connection.AuthoriseConnection.Answer;
import dev.tributary.bank.connection.AuthoriseConnection.Wish;
import dev.tributary.bank.connection.Departure;
import dev.tributary.bank.rest.Tenant;
import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/truelayer/connections/authorize")
@Tag(name = "connections")
// Said in so many words, a request without a body needs no content type.
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
class AuthoriseResource {

    private final AuthoriseConnection authoriseConnection;
    private final BrowserCookie cookie;
    private final Tenant tenant;

    AuthoriseResource(AuthoriseConnection authoriseConnection, BrowserCookie cookie, Tenant tenant) {
        this.authoriseConnection = authoriseConnection;
        this.cookie = cookie;
        this.tenant = tenant;
    }

    /// @param providerId the bank to go to; absent lets the person choose
    /// @param connectionId the connection that is to get a new consent; absent for a new connection
    record Request(
            @Nullable @Pattern(regexp = "[a-z0-9-]{1,64}") String providerId,
            @Nullable UUID connectionId) {}

    /// @param authorizationUrl where to send the person
    /// @param expiresAt until when they may come back
    record Invitation(URI authorizationUrl, Instant expiresAt) {
        static Invitation of(Departure departure) {
            return new Invitation(departure.authorizationUrl(), departure.expiresAt());
        }
    }

    @POST
    @Operation(summary = "Set out to connect a bank", description = """
                    Answers where to send the person, and sets a cookie without which nobody can come back: it must be \
                    asked by the browser that is sent. With `connection_id` that connection gets a new consent, and its \
                    accounts keep their ids and their rows, also where TrueLayer calls them otherwise.""")
    public RestResponse<Invitation> authorise(
            @RestHeader("Idempotency-Key") @Nullable @Size(min = 1, max = 200) String idempotencyKey,
            @Valid @Nullable Request request) {
        var wish = request == null ? new Wish(null, null) : new Wish(request.providerId(), request.connectionId());
        return switch (authoriseConnection.authorise(tenant.userId(), wish, idempotencyKey)) {
            case Answer.Departs(var departure) ->
                RestResponse.ResponseBuilder.ok(Invitation.of(departure))
                        .cookie(cookie.of(departure))
                        .build();
            case Answer.UnknownConnection() -> throw ConnectionProblems.unknown();
            case Answer.KeyReused() ->
                throw Problems.invalid(
                        "idempotency_key_reused",
                        "Idempotency-Key",
                        "This Idempotency-Key was sent with another request before. Send a new key with a new request.");
        };
    }
}
