package dev.tributary.testbed.flows;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.contracts.ImportStatus;
import dev.tributary.testbed.cli.bank.BankUser;
import dev.tributary.testbed.cli.bank.ConnectBank;
import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.gateway.DateRange;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.ImportRequest;
import dev.tributary.testbed.cli.gateway.Plan;
import dev.tributary.testbed.cli.gateway.TokenIssuer;
import dev.tributary.testbed.cli.http.JsonHttp;
import dev.tributary.testbed.cli.http.Refused;
import dev.tributary.testbed.cli.progress.FollowImport;
import dev.tributary.testbed.cli.stack.StackState;
import dev.tributary.testbed.cli.truth.BankTruth;
import dev.tributary.testbed.cli.truth.Proof;
import dev.tributary.testbed.cli.truth.ProveImport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Somebody with a token, a bank, and things to do.
final class Person {

    private final String name;
    private final StackState stack;
    private final TokenIssuer issuer;
    private final GatewayApi api;
    private final JsonHttp http;

    Person(String name, StackState stack) {
        this.name = name;
        this.stack = stack;
        this.issuer = new TokenIssuer(stack.issuerUrl(), name);
        this.api = new GatewayApi(stack.gatewayUrl(), issuer);
        this.http = new JsonHttp(issuer);
    }

    List<Account> connects(String bankUser) {
        return new ConnectBank(api).connect(BankUser.named(bankUser));
    }

    List<Account> accounts() {
        return api.accounts();
    }

    Plan plans(List<Account> accounts, String preset) {
        return api.plan(ImportRequest.of(DateRange.preset(preset), accounts));
    }

    Plan plansWithoutCategories(List<Account> accounts, String preset) {
        return api.plan(ImportRequest.of(DateRange.preset(preset), accounts).withEnrichment(false));
    }

    void starts(Plan plan) {
        api.start(plan.jobId());
    }

    ImportStatus status(Plan plan) {
        return api.status(plan.jobId());
    }

    ImportStatus followsToTheEnd(Plan plan) {
        return new FollowImport(api, plan.jobId(), _ -> {}).untilEnded();
    }

    /// Connects, and imports everything of the bank to its end.
    void imports(String bankUser, String preset) {
        var plan = plans(connects(bankUser), preset);
        starts(plan);
        followsToTheEnd(plan);
    }

    Proof proves(List<Account> accounts, Plan plan) {
        return new ProveImport(api, new BankTruth(stack.simulatorUrl())).prove(accounts, plan.dateRange());
    }

    /// What this month's imports and connections have cost.
    long apiCalls() {
        return api.spent().apiCalls();
    }

    JsonNode asks(String path) {
        return http.get(at(path), JsonNode.class);
    }

    JsonNode posts(String path, Object body) {
        return http.post(at(path), body, JsonNode.class);
    }

    /// A week of the accounts every morning. A scheduler that was killed a moment ago hears of accounts
    /// again when the broker misses the dead one.
    JsonNode arranges(String name, List<Account> accounts, boolean enabled) {
        var schedule = Map.of(
                "name",
                name,
                "account_ids",
                accounts.stream().map(Account::accountId).toList(),
                "frequency",
                Map.of("type", "daily", "time", "06:30"),
                "zone",
                "Europe/London",
                "days_back",
                7,
                "auto_enrich",
                false,
                "enabled",
                enabled);
        return await("the scheduler has heard of the accounts")
                .atMost(Duration.ofSeconds(60))
                .ignoreException(Refused.class)
                .until(() -> posts("/api/truelayer/schedules", schedule), Objects::nonNull);
    }

    String name() {
        return name;
    }

    String token() {
        return issuer.bearer().orElseThrow();
    }

    /// Says it as it is, whatever the answer.
    HttpResponse<String> sends(String method, String path, String body) {
        return sends(method, path, body, Map.of());
    }

    HttpResponse<String> sends(String method, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(at(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        issuer.bearer().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new AssertionError("the gateway does not answer", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private URI at(String path) {
        return stack.gatewayUrl().resolve(path);
    }
}
