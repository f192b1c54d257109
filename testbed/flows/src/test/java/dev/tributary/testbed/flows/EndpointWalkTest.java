package dev.tributary.testbed.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.testbed.cli.stack.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every endpoint of every service, as the services' own documents name them: a new one is walked unasked.
class EndpointWalkTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /// Whose caller proves who they are by other means: a state only they have, the provider's signature.
    private static final Set<String> PUBLIC =
            Set.of("GET /api/truelayer/connections/callback", "POST /api/truelayer/connections/webhook");

    /// What a stranger may do to themselves, and does not want to.
    private static final Set<String> OF_THEMSELVES = Set.of("DELETE /api/truelayer/me");

    private static final String OPERATIONS = "/api/truelayer/operations/";
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Stack stack;
    private static Map<String, String> ids;
    private static List<String> canaries;
    private static List<Endpoint> endpoints;

    private record Endpoint(Part service, String method, String path) {

        boolean hasIds() {
            return path.contains("{") && !path.contains("{context}");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void letSomebodyHaveEverything() throws Exception {
        stack = Stack.shared();
        var owner = stack.person("owner-" + UUID.randomUUID());
        var accounts = owner.connects("john");
        var plan = owner.plans(accounts, "last-30-days");
        owner.starts(plan);
        owner.followsToTheEnd(plan);
        var schedule = owner.arranges("Canary in the mine", accounts, false);
        var rows = owner.asks("/api/truelayer/transactions?limit=50").get("items");
        ids = Map.of(
                "job", plan.jobId().toString(),
                "account", accounts.getFirst().accountId().toString(),
                "connection", accounts.getFirst().connectionId().toString(),
                "schedule", schedule.get("schedule_id").asText(),
                "transaction", rows.get(0).get("transaction_id").asText());
        canaries = Stream.concat(
                        Stream.of("Canary in the mine", owner.name()),
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.get("description").asText()))
                .distinct()
                .toList();
        endpoints =
                stack.services().stream().flatMap(EndpointWalkTest::endpoints).toList();
        assertThat(rows).isNotEmpty();
    }

    @Test
    void shouldFindTheEndpointsOfEveryServiceThatHasSome() {
        assertThat(endpoints).hasSizeGreaterThan(40);
        assertThat(endpoints.stream().map(endpoint -> endpoint.service().name()).distinct())
                .contains("import-api", "sync-worker", "enrichment-worker", "scheduler");
        assertThat(endpoints.stream().map(Endpoint::toString)).containsAll(OF_THEMSELVES);
    }

    @Test
    void shouldAnswerNobodyWhoseTokenIsMissingExpiredOrNotOurs() throws Exception {
        var issuer = stack.state().issuerUrl().toString();
        var other = issuer.replaceAll("/[^/]+$", "/somebody-else");
        var tokens = new LinkedHashMap<String, @Nullable String>();
        tokens.put("no token", null);
        tokens.put("an expired token", token(issuer, "&lifetime_seconds=-600"));
        tokens.put("a token of another issuer", token(other, ""));
        tokens.put("a token for somebody else", token(issuer, "&token_audience=another-product"));
        tokens.put("a token that names nobody", token(issuer, "&token_subject=%20"));
        tokens.put("a token somebody else signed", forged(token(issuer, ""), token(other, "")));
        tokens.put("a token nobody signed", unsigned(token(issuer, "")));
        tokens.put("no token at all", "nonsense");
        for (var endpoint : endpoints) {
            if (PUBLIC.contains(endpoint.toString())) {
                continue;
            }
            for (var token : tokens.entrySet()) {
                var answer = send(endpoint, token.getValue());
                assertThat(answer.statusCode())
                        .as("%s with %s", endpoint, token.getKey())
                        .isEqualTo(401);
                assertThat(answer.body())
                        .as("%s with %s", endpoint, token.getKey())
                        .doesNotContain(canaries);
            }
        }
    }

    @Test
    void shouldShowAStrangerNothingOfAnybody() throws Exception {
        var wrong = seenBy(stack.person("stranger-" + UUID.randomUUID()).token(), endpoints);
        assertThat(wrong).isEmpty();
    }

    @Test
    void shouldShowAnOperatorNothingOfAnybodyElsewhere() throws Exception {
        var operator = token(stack.state().issuerUrl().toString(), "&group=operator");
        var elsewhere = endpoints.stream()
                .filter(endpoint -> !endpoint.path().startsWith(OPERATIONS))
                .toList();
        assertThat(seenBy(operator, elsewhere)).isEmpty();
    }

    /// What an answer to this caller had in it, or how it was answered, that must not be.
    private static List<String> seenBy(String token, List<Endpoint> walked) throws Exception {
        var wrong = new ArrayList<String>();
        for (var endpoint : walked) {
            if (OF_THEMSELVES.contains(endpoint.toString()) || PUBLIC.contains(endpoint.toString())) {
                continue;
            }
            var answer = send(endpoint, token);
            if (canaries.stream().anyMatch(answer.body()::contains)) {
                wrong.add("%s shows what is another's".formatted(endpoint));
            }
            if (!endpoint.hasIds() && ids.values().stream().anyMatch(answer.body()::contains)) {
                wrong.add("%s lists what is another's".formatted(endpoint));
            }
            var isOperators = endpoint.path().startsWith(OPERATIONS);
            if (isOperators && answer.statusCode() != 403) {
                wrong.add("%s answers somebody who is no operator: %d".formatted(endpoint, answer.statusCode()));
            }
            // What has no body can only be wrong in its id.
            var isAboutId = endpoint.hasIds() && !isOperators;
            var mustBeUnknown = isAboutId && !Set.of("POST", "PUT", "PATCH").contains(endpoint.method());
            if (mustBeUnknown && answer.statusCode() != 404) {
                wrong.add("%s with another's id: %d".formatted(endpoint, answer.statusCode()));
            }
            if (isAboutId && !Set.of(400, 404, 415, 422).contains(answer.statusCode())) {
                wrong.add("%s with another's id: %d".formatted(endpoint, answer.statusCode()));
            }
        }
        return wrong;
    }

    @Test
    void shouldStreamToNobodyWithoutATokenAndNothingOfAnother() throws Exception {
        // given
        var address = URI.create(stack.state()
                        .gatewayUrl()
                        .toString()
                        .replaceFirst("^http", "ws")
                        .replaceAll("/$", "") + "/ws/imports");
        var expired = token(stack.state().issuerUrl().toString(), "&lifetime_seconds=-600");
        var stranger = stack.person("stranger-" + UUID.randomUUID()).token();

        // when, then
        assertThatThrownBy(() -> HTTP.newWebSocketBuilder()
                        .buildAsync(address, new Frames())
                        .join())
                .hasRootCauseMessage("Unexpected HTTP response status code 401");
        assertThatThrownBy(() -> opened(address, expired, new Frames()))
                .hasRootCauseMessage("Unexpected HTTP response status code 401");
        var frames = new Frames();
        var socket = opened(address, stranger, frames);
        socket.sendText("{\"type\":\"subscribe_import_job\",\"job_id\":\"%s\"}".formatted(ids.get("job")), true)
                .join();
        assertThat(frames.first.get(20, TimeUnit.SECONDS)).contains("error").doesNotContain("import_progress");
        socket.abort();
    }

    private static WebSocket opened(URI address, String token, WebSocket.Listener listener) {
        return HTTP.newWebSocketBuilder()
                .subprotocols("bearer-token-carrier", "quarkus-http-upgrade#Authorization#Bearer%20" + token)
                .buildAsync(address, listener)
                .join();
    }

    private static final class Frames implements WebSocket.Listener {

        private final CompletableFuture<String> first = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                first.complete(text.toString());
            }
            socket.request(1);
            return null;
        }
    }

    private static Stream<Endpoint> endpoints(Part service) {
        var document = document(service);
        return document.path("paths").properties().stream()
                .flatMap(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .map(method -> new Endpoint(service, method.toUpperCase(Locale.ROOT), path.getKey())));
    }

    /// A service without endpoints has no document.
    private static JsonNode document(Part service) {
        try {
            var answer = HTTP.send(
                    HttpRequest.newBuilder(at(service, "/q/openapi?format=json"))
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : JSON.createObjectNode();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static HttpResponse<String> send(Endpoint endpoint, @Nullable String token) throws Exception {
        var path = PARAMETER.matcher(endpoint.path()).replaceAll(parameter -> idFor(parameter.group(1), endpoint));
        var hasBody = Set.of("POST", "PUT", "PATCH").contains(endpoint.method());
        var request = HttpRequest.newBuilder(at(endpoint.service(), path))
                .method(endpoint.method(), hasBody ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        if (hasBody) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /// The owner's own, where there is one of the kind.
    private static String idFor(String parameter, Endpoint endpoint) {
        var name = parameter.toLowerCase(Locale.ROOT);
        if (name.contains("context")) {
            return "imports";
        }
        return ids.entrySet().stream()
                .filter(id -> name.contains(id.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> endpoint.path().contains("transactions") ? ids.get("transaction") : ids.get("job"));
    }

    private static String token(String issuer, String more) throws Exception {
        var form = "grant_type=password&client_id=tributary-cli&username=nobody&password=any&scope=openid" + more;
        var answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(issuer + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        return JSON.readTree(answer.body()).required("access_token").asText();
    }

    /// Says what the first says, under the second's signature.
    private static String forged(String token, String other) {
        return token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
    }

    private static String unsigned(String token) {
        var header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        return header + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
    }

    private static URI at(Part service, String path) {
        return URI.create("http://localhost:%d%s".formatted(service.port(), path));
    }
}
