package dev.tributary.testbed.truelayer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// A product that uses the simulator as it would use TrueLayer.
final class TestingProduct implements AutoCloseable {
    static final String CALLBACK = "http://localhost:9/callback";
    static final String VERIFIER = "a-verifier-that-only-this-product-knows-0123456789";
    private static final String CHALLENGE = "sQCQVwz8k2qrxBwkd8Au4xgil0AqboLWbYf2_jAeduw";
    private static final String ALL_SCOPES =
            "info accounts balance transactions cards direct_debits standing_orders offline_access";

    private final TrueLayerSimulator bank;
    private final HttpClient http = HttpClient.newHttpClient();

    TestingProduct(TrueLayerSimulator bank) {
        this.bank = bank;
    }

    record Answer(int status, String body, HttpHeaders headers) {
        JsonObject json() {
            return new JsonObject(body);
        }

        JsonArray results() {
            return json().getJsonArray("results");
        }

        String error() {
            return json().getString("error");
        }
    }

    URI authLink(String scopes) {
        return URI.create(
                "%s/?response_type=code&client_id=tributary-local&redirect_uri=%s&scope=%s&state=s%%26t&nonce=n&code_challenge=%s&code_challenge_method=S256"
                        .formatted(bank.authUrl(), encode(CALLBACK), encode(scopes), CHALLENGE));
    }

    URI authLink() {
        return authLink(ALL_SCOPES);
    }

    /// A token for a user who agreed to everything.
    JsonObject connect(String user, String password) {
        var callback = new ScriptedCustomer(user, password).agree(authLink());
        return exchange(codeIn(callback), VERIFIER).json();
    }

    Answer exchange(String code, String verifier) {
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                CALLBACK,
                "code_verifier",
                verifier,
                "client_id",
                "tributary-local",
                "client_secret",
                "local-secret"));
    }

    Answer refresh(String refreshToken) {
        return token(Map.of(
                "grant_type", "refresh_token",
                "refresh_token", refreshToken,
                "client_id", "tributary-local",
                "client_secret", "local-secret"));
    }

    Answer token(Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(bank.authUrl() + "/connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer data(JsonObject token, String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(bank.apiUrl() + path))
                .header("Authorization", "Bearer " + token.getString("access_token"));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(bank.baseUrl() + path)));
    }

    Answer put(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(bank.baseUrl() + path))
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(bank.baseUrl() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer delete(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(bank.baseUrl() + path)).DELETE();
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body(), answer.headers());
        } catch (IOException e) {
            return new Answer(0, e.toString(), HttpHeaders.of(Map.of(), (_, _) -> true));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String codeIn(URI callback) {
        return query(callback).getOrDefault("code", "");
    }

    static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, _) -> first));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
