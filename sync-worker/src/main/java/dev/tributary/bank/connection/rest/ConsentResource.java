package dev.tributary.bank.connection.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tributary.bank.connection.Departure;
import dev.tributary.bank.connection.ExtendConsent;
import dev.tributary.bank.connection.ExtendConsent.Answer;
import dev.tributary.bank.rest.PersonAddress;
import dev.tributary.bank.rest.Tenant;
import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/truelayer/connections/{connectionId}/extend")
@Tag(name = "connections")
// Said in so many words, a request without a body needs no content type.
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
class ConsentResource {

    private final ExtendConsent extendConsent;
    private final BrowserCookie cookie;
    private final Tenant tenant;
    private final PersonAddress personAddress;
    private final Clock clock;

    ConsentResource(
            ExtendConsent extendConsent,
            BrowserCookie cookie,
            Tenant tenant,
            PersonAddress personAddress,
            Clock clock) {
        this.extendConsent = extendConsent;
        this.cookie = cookie;
        this.tenant = tenant;
        this.personAddress = personAddress;
        this.clock = clock;
    }

    /// @param consentReconfirmed whether the person has just said in your pages that they still consent
    record Request(@Nullable Boolean consentReconfirmed) {}

    enum ActionNeeded {
        @JsonProperty("none")
        NONE,
        @JsonProperty("authentication")
        AUTHENTICATION,
        @JsonProperty("reconfirmation_of_consent")
        RECONFIRMATION_OF_CONSENT
    }

    /// @param connection as it is now, when nothing more is needed
    /// @param authorizationUrl where the person goes, when they have to go somewhere
    /// @param expiresAt until when they may come back from there
    /// @param message what to do
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExtensionView(
            ActionNeeded actionNeeded,
            @Nullable ConnectionView connection,
            @Nullable URI authorizationUrl,
            @Nullable Instant expiresAt,
            String message) {}

    @POST
    @Operation(summary = "Keep a connection for another 90 days", description = """
                    Costs less than a new connection, which TrueLayer bills a second time. `action_needed` says what is \
                    left to do: `none`; `authentication` (send the person to `authorization_url`, they come back by the \
                    callback); `reconfirmation_of_consent` (show what is shared and with whom, then ask again with \
                    `consent_reconfirmed: true`, or send the person to `authorization_url` where there is one). A cookie \
                    comes along as with `/connections/authorize`.""")
    public RestResponse<ExtensionView> extend(@PathParam("connectionId") UUID connectionId, @Nullable Request request) {
        var isReconfirmed = request != null && Boolean.TRUE.equals(request.consentReconfirmed());
        return switch (extendConsent.extend(tenant.userId(), connectionId, isReconfirmed, personAddress.value())) {
            case Answer.Extended(var connection) ->
                RestResponse.ok(new ExtensionView(
                        ActionNeeded.NONE,
                        ConnectionView.of(connection, clock.instant()),
                        null,
                        null,
                        "The consent is extended. Nothing more is needed."));
            case Answer.AuthenticationNeeded(var departure) ->
                leading(
                        departure,
                        ActionNeeded.AUTHENTICATION,
                        "The bank wants the person to sign in. Send them to authorization_url.");
            case Answer.ReconfirmationNeeded(var departure) ->
                leading(
                        departure,
                        ActionNeeded.RECONFIRMATION_OF_CONSENT,
                        "Ask the person whether they still consent, then send this again with consent_reconfirmed: true.");
            case Answer.UnknownConnection() -> throw ConnectionProblems.unknown();
            case Answer.NotExtendable() ->
                throw Problems.conflict(
                        "not_extendable",
                        "This consent cannot be extended. POST /api/truelayer/connections/authorize with this connection_id"
                                + " asks for a new one; accounts and rows stay.");
            case Answer.BankFailed(var failure) -> throw ConnectionProblems.bankFailed(failure);
        };
    }

    private RestResponse<ExtensionView> leading(@Nullable Departure departure, ActionNeeded needed, String message) {
        if (departure == null) {
            return RestResponse.ok(new ExtensionView(needed, null, null, null, message));
        }
        var view = new ExtensionView(needed, null, departure.authorizationUrl(), departure.expiresAt(), message);
        return RestResponse.ResponseBuilder.ok(view)
                .cookie(cookie.of(departure))
                .build();
    }
}
