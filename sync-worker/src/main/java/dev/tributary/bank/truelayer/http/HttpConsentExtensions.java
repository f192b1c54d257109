package dev.tributary.bank.truelayer.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.bank.truelayer.Abort;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure.BrokenAnswer;
import dev.tributary.bank.truelayer.Caller;
import dev.tributary.bank.truelayer.ConsentExtensions;
import dev.tributary.bank.usage.BankCall;
import dev.tributary.bank.usage.CallLedger;
import dev.tributary.messaging.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class HttpConsentExtensions implements ConsentExtensions {

    private static final String ENDPOINT = "connections/extend";

    private final TrueLayerHttp http;
    private final TrueLayerConfig config;
    private final CallLedger ledger;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    HttpConsentExtensions(TrueLayerHttp http, TrueLayerConfig config, CallLedger ledger, Clock clock) {
        this.http = http;
        this.config = config;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public Extension extend(Caller caller, Request request) {
        var call = new BankCall(
                Ids.next(),
                caller.userId(),
                caller.jobId(),
                null,
                caller.connectionId(),
                caller.providerId(),
                ENDPOINT,
                caller.personAddress() != null);
        ledger.open(call);
        var begun = System.nanoTime();
        var status = new int[] {CallLedger.NO_ANSWER};
        try {
            return http.send(
                    asked(caller, request, call.callId()),
                    config.authSilence(),
                    new Abort(),
                    told -> status[0] = told,
                    this::answer);
        } finally {
            ledger.close(call, status[0], Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private HttpRequest asked(Caller caller, Request request, UUID correlationId) {
        var body = json.createObjectNode()
                .put("user_has_reconfirmed_consent", request.reconfirmed())
                .put("client_id", config.clientId())
                .put("client_secret", config.clientSecret())
                .put("refresh_token", request.refreshToken())
                .put("redirect_uri", config.redirectUri().toString())
                .put("state", request.state())
                .put("code_challenge", request.codeChallenge());
        body.putObject("user").put("id", caller.userId());
        return HttpRequest.newBuilder(URI.create(config.apiUrl() + "/" + ENDPOINT))
                .timeout(config.authSilence())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("X-Client-Correlation-Id", correlationId.toString())
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private Extension answer(InputStream body) throws IOException {
        try {
            var answer = json.readTree(body);
            return switch (answer.path("action_needed").asText()) {
                case "no_action_needed" -> new Extension.NoActionNeeded(TokenAnswer.tokens(answer, clock.instant()));
                case "authentication_needed" -> {
                    var link = link(answer);
                    if (link == null) {
                        throw new BankCallFailed(new BrokenAnswer("no_user_input_link"));
                    }
                    yield new Extension.AuthenticationNeeded(link);
                }
                case "reconfirmation_of_consent_needed" -> new Extension.ReconfirmationNeeded(link(answer));
                default -> throw new BankCallFailed(new BrokenAnswer("unknown_action_needed"));
            };
        } catch (JsonProcessingException broken) {
            throw new BankCallFailed(new BrokenAnswer("malformed_json"));
        }
    }

    private static @Nullable URI link(JsonNode answer) {
        try {
            var link = answer.path("user_input_link").textValue();
            return link == null ? null : URI.create(link);
        } catch (IllegalArgumentException unreadable) {
            throw new BankCallFailed(new BrokenAnswer("malformed_user_input_link"));
        }
    }
}
