package dev.tributary.testbed.truelayer.auth;

import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.Fault.ActionNeeded;
import dev.tributary.testbed.truelayer.faults.Faults;
import dev.tributary.testbed.truelayer.faults.Target;
import dev.tributary.testbed.truelayer.truth.CallMeter;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// `POST /data/v1/connections/extend`: another 90 days for a consent, or what the customer must do for them.
///
/// British customers who reconfirmed in the product need do nothing more; those of other banks, and those whose
/// consent ran out, sign in again. A fault of kind `extend` decides otherwise.
final class ConnectionsApi {
    /// In a link: the credentials id of the consent that is given again.
    static final String RENEWS = "renews";

    private final Client client;
    private final Credentials credentials;
    private final Faults faults;
    private final CallMeter meter;

    ConnectionsApi(Client client, Credentials credentials, Faults faults, CallMeter meter) {
        this.client = client;
        this.credentials = credentials;
        this.faults = faults;
        this.meter = meter;
    }

    void mount(Router router) {
        // The documents name both hosts' paths.
        router.post("/data/v1/connections/extend").blockingHandler(this::extend, false);
        router.post("/connections/extend").blockingHandler(this::extend, false);
    }

    private void extend(RoutingContext http) {
        meter.add(null, Endpoint.EXTEND, true, false);
        JsonObject request;
        try {
            request = http.body().asJsonObject();
        } catch (DecodeException | ClassCastException e) {
            problem(http, 400, "One or more validation errors occurred.", Map.of("", "The body is not JSON."));
            return;
        }
        var missing = missing(request == null ? new JsonObject() : request);
        if (request == null || !missing.isEmpty()) {
            problem(http, 400, "One or more validation errors occurred.", missing);
        } else if (!client.id().equals(request.getString("client_id"))
                || !client.secret().equals(request.getString("client_secret"))) {
            problem(http, 401, "Unauthorised", Map.of());
        } else {
            credentials
                    .ofRefreshToken(request.getString("refresh_token"))
                    .ifPresentOrElse(
                            credential -> answer(http, request, credential),
                            () -> problem(
                                    http,
                                    422,
                                    "Unprocessable Entity",
                                    Map.of("RefreshToken", "It is unknown, used already, or was revoked.")));
        }
    }

    private void answer(RoutingContext http, JsonObject request, Credential credential) {
        var target = Target.of(credential.customer(), null, Endpoint.EXTEND);
        for (var fault : faults.strike(target)) {
            if (fault instanceof Fault.Status(int status, String error)) {
                problem(http, status, error, Map.of());
                return;
            }
        }
        var needed = faults.habit(Fault.ExtendAnswer.class, target)
                .map(Fault.ExtendAnswer::actionNeeded)
                .orElseGet(() -> usual(request, credential));
        var document = needed == ActionNeeded.NO_ACTION_NEEDED
                ? extended(request, credential)
                : new JsonObject().put("user_input_link", link(http, request, credential));
        http.json(document.put("action_needed", needed.wireName()));
    }

    private ActionNeeded usual(JsonObject request, Credential credential) {
        if (!request.getBoolean("user_has_reconfirmed_consent")) {
            return ActionNeeded.RECONFIRMATION_OF_CONSENT_NEEDED;
        }
        return credentials.isInForce(credential)
                        && "uk".equals(credential.customer().provider().country())
                ? ActionNeeded.NO_ACTION_NEEDED
                : ActionNeeded.AUTHENTICATION_NEEDED;
    }

    private JsonObject extended(JsonObject request, Credential credential) {
        credentials.replace(credential.extended(credentials.now()));
        var redeemed = credentials
                .redeemRefreshToken(request.getString("refresh_token"))
                .orElse(credential);
        return TokenEndpoint.document(credentials.issue(redeemed));
    }

    private String link(RoutingContext http, JsonObject request, Credential credential) {
        var link = new LinkedHashMap<String, String>();
        link.put("response_type", "code");
        link.put("client_id", client.id());
        link.put("redirect_uri", request.getString("redirect_uri"));
        link.put("scope", String.join(" ", credential.scopes().stream().sorted().toList()));
        link.put("provider_id", credential.customer().provider().id());
        link.put(RENEWS, credential.id());
        if (request.containsKey("state")) {
            link.put("state", request.getString("state"));
        }
        if (request.containsKey("code_challenge")) {
            link.put("code_challenge", request.getString("code_challenge"));
            link.put("code_challenge_method", "S256");
        }
        return link.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", AuthServer.baseUrl(http) + "/?", ""));
    }

    private static Map<String, String> missing(JsonObject request) {
        var missing = new LinkedHashMap<String, String>();
        for (var field : new String[] {"client_id", "client_secret", "refresh_token", "redirect_uri"}) {
            if (!(request.getValue(field) instanceof String)) {
                missing.put(field, "The field is required.");
            }
        }
        if (!(request.getValue("user_has_reconfirmed_consent") instanceof Boolean)) {
            missing.put("user_has_reconfirmed_consent", "The field is required.");
        }
        if (!(request.getValue("user") instanceof JsonObject)) {
            missing.put("user", "The field is required.");
        }
        return missing;
    }

    private static void problem(RoutingContext http, int status, String title, Map<String, String> errors) {
        var details = new JsonObject();
        errors.forEach((field, complaint) -> details.put(field, new JsonArray().add(complaint)));
        http.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "https://docs.truelayer.com/#connection-api-errors")
                        .put("title", title)
                        .put("status", status)
                        .put("instance", "/connections/extend")
                        .put("trace_id", UUID.randomUUID().toString())
                        .put("errors", details)
                        .toBuffer());
    }
}
