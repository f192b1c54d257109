package dev.tributary.testbed.truelayer.auth;

import dev.tributary.testbed.truelayer.bank.ApiRefusal;
import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.bank.ShownIds;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.Faults;
import dev.tributary.testbed.truelayer.faults.Target;
import dev.tributary.testbed.truelayer.truth.CallMeter;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `POST /connect/token`: codes and refresh tokens become access tokens.
final class TokenEndpoint {
    private final Client client;
    private final Credentials credentials;
    private final Faults faults;
    private final CallMeter meter;
    private final ShownIds shownIds;

    TokenEndpoint(Client client, Credentials credentials, Faults faults, CallMeter meter, ShownIds shownIds) {
        this.shownIds = shownIds;
        this.client = client;
        this.credentials = credentials;
        this.faults = faults;
        this.meter = meter;
    }

    void mount(Router router) {
        // Signing is work, and the first token may wait for the key.
        router.post("/connect/token").blockingHandler(this::answer, false);
    }

    private void answer(RoutingContext http) {
        var form = http.request().formAttributes();
        meter.addToken(String.valueOf(form.get("grant_type")));
        var struck = faults.strike(Target.of(customer(form), null, Endpoint.TOKEN));
        var delay = struck.stream()
                .mapToLong(fault ->
                        fault instanceof Fault.Latency latency ? latency.delay().toMillis() : 0)
                .sum();
        if (delay > 0) {
            http.vertx().setTimer(delay, _ -> exchange(http, form, struck));
        } else {
            exchange(http, form, struck);
        }
    }

    private @Nullable Customer customer(MultiMap form) {
        return credentials
                .ofRefreshToken(String.valueOf(form.get("refresh_token")))
                .map(Credential::customer)
                .orElse(null);
    }

    private void exchange(RoutingContext http, MultiMap form, List<Fault> struck) {
        try {
            for (var fault : struck) {
                if (fault instanceof Fault.Status(int status, String error)) {
                    throw new ApiRefusal(status, error, "This failure was asked for.");
                }
            }
            checkClient(form);
            var issued = credentials.issue(credential(form));
            if (struck.stream().anyMatch(Fault.Reset.class::isInstance)) {
                // The old refresh token is used up, and nobody hears of the new one.
                http.request().connection().close();
            } else {
                http.json(document(issued));
            }
        } catch (ApiRefusal refusal) {
            http.response().setStatusCode(refusal.status());
            http.json(new JsonObject()
                    .put("error", refusal.error())
                    .put("error_description", refusal.description())
                    .put("error_details", new JsonObject()));
        }
    }

    private void checkClient(MultiMap form) {
        if (!client.id().equals(form.get("client_id")) || !client.secret().equals(form.get("client_secret"))) {
            throw new ApiRefusal(400, "invalid_client", "The client id or the client secret is wrong.");
        }
    }

    private Credential credential(MultiMap form) {
        return switch (String.valueOf(form.get("grant_type"))) {
            case "authorization_code" -> exchangeCode(form);
            case "refresh_token" ->
                credentials
                        .redeemRefreshToken(String.valueOf(form.get("refresh_token")))
                        .orElseThrow(() -> new ApiRefusal(
                                400,
                                "invalid_grant",
                                "The refresh token is unknown, used already, or its consent ended."));
            default -> throw new ApiRefusal(400, "unsupported_grant_type", "Use authorization_code or refresh_token.");
        };
    }

    private Credential exchangeCode(MultiMap form) {
        var code = credentials
                .redeem(String.valueOf(form.get("code")))
                .orElseThrow(
                        () -> new ApiRefusal(400, "invalid_grant", "The code is unknown, used already, or too old."));
        if (!code.redirectUri().equals(form.get("redirect_uri"))) {
            throw new ApiRefusal(400, "invalid_grant", "redirect_uri is not the one the code was given for.");
        }
        if (code.challenge() != null && !code.challenge().equals(challengeOf(form.get("code_verifier")))) {
            throw new ApiRefusal(400, "invalid_grant", "code_verifier does not match the code_challenge.");
        }
        var customer = code.credential().customer();
        if (faults.habit(Fault.NewAccountIds.class, Target.of(customer, null, Endpoint.TOKEN))
                .isPresent()) {
            shownIds.renew(customer);
        }
        return code.credential();
    }

    private static @Nullable String challengeOf(@Nullable String verifier) {
        if (verifier == null) {
            return null;
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    static JsonObject document(Credentials.Issued issued) {
        var document = new JsonObject()
                .put("access_token", issued.accessToken())
                .put("expires_in", issued.lifetime().toSeconds())
                .put("token_type", "Bearer")
                .put("scope", String.join(" ", issued.scopes().stream().sorted().toList()));
        return issued.refreshToken() == null ? document : document.put("refresh_token", issued.refreshToken());
    }
}
