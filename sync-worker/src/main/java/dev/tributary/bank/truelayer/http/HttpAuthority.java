package dev.tributary.bank.truelayer.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.bank.truelayer.Abort;
import dev.tributary.bank.truelayer.Authority;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure.BrokenAnswer;
import dev.tributary.bank.truelayer.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class HttpAuthority implements Authority {

    private static final String SCOPES = "info accounts balance transactions cards offline_access";

    private final TrueLayerHttp http;
    private final TrueLayerConfig config;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    HttpAuthority(TrueLayerHttp http, TrueLayerConfig config, Clock clock) {
        this.http = http;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public URI authorisationUrl(String state, String nonce, String codeChallenge, @Nullable String providerId) {
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", config.clientId());
        query.put("redirect_uri", config.redirectUri().toString());
        query.put("scope", SCOPES);
        query.put("state", state);
        query.put("nonce", nonce);
        query.put("code_challenge", codeChallenge);
        query.put("code_challenge_method", "S256");
        query.put("providers", config.providers());
        if (providerId != null) {
            query.put("provider_id", providerId);
        }
        return URI.create(config.authUrl() + "/?" + form(query));
    }

    @Override
    public Tokens exchange(String code, String codeVerifier) {
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "code_verifier",
                codeVerifier,
                "redirect_uri",
                config.redirectUri().toString()));
    }

    @Override
    public Tokens refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    @Override
    public void revoke(String accessToken) {
        var request = HttpRequest.newBuilder(URI.create(config.authUrl() + "/api/delete"))
                .timeout(config.authSilence())
                .header("Authorization", "Bearer " + accessToken)
                .DELETE()
                .build();
        http.send(request, config.authSilence(), new Abort(), _ -> {}, InputStream::readAllBytes);
    }

    private Tokens token(Map<String, String> grant) {
        var parameters = new LinkedHashMap<>(grant);
        parameters.put("client_id", config.clientId());
        parameters.put("client_secret", config.clientSecret());
        var request = HttpRequest.newBuilder(URI.create(config.authUrl() + "/connect/token"))
                .timeout(config.authSilence())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters)))
                .build();
        return http.send(request, config.authSilence(), new Abort(), _ -> {}, this::tokens);
    }

    private Tokens tokens(InputStream body) throws IOException {
        try {
            return TokenAnswer.tokens(json.readTree(body), clock.instant());
        } catch (JsonProcessingException broken) {
            throw new BankCallFailed(new BrokenAnswer("malformed_json"));
        }
    }

    private static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
