package dev.tributary.testbed.cli.gateway;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.testbed.cli.http.Credentials;
import dev.tributary.testbed.cli.http.Json;
import dev.tributary.testbed.cli.http.JsonHttp;
import java.net.CookieHandler;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// The public REST API, as far as the command line needs it.
public final class GatewayApi {

    private final URI gateway;
    private final Credentials credentials;
    private final JsonHttp http;

    public GatewayApi(URI gateway, Credentials credentials) {
        this.gateway = gateway;
        this.credentials = credentials;
        this.http = new JsonHttp(credentials);
    }

    public URI url() {
        return gateway;
    }

    public Credentials credentials() {
        return credentials;
    }

    /// Needed to come back from the bank to which [#authorize()] leads.
    public CookieHandler cookies() {
        return http.cookies();
    }

    public Authorization authorize() {
        return http.post(at("connections/authorize"), Map.of(), Authorization.class);
    }

    /// A new consent for a connection there is.
    public Authorization authorizeAgain(UUID connectionId) {
        return http.post(at("connections/authorize"), Map.of("connection_id", connectionId), Authorization.class);
    }

    public List<Account> accounts() {
        return http.get(at("accounts"), Accounts.class).items;
    }

    public Plan plan(ImportRequest request) {
        return http.post(at("import/plan"), request, Plan.class);
    }

    /// Starting a started job is answered with the job as it is.
    public ImportStatus start(UUID jobId) {
        return http.post(at("import/start"), new Start(jobId), ImportStatus.class);
    }

    public ImportStatus status(UUID jobId) {
        return http.get(at("import/status/" + jobId), ImportStatus.class);
    }

    /// What waits, runs, is paused and ended lately.
    public Queue queue() {
        return http.get(at("import/queue"), Queue.class);
    }

    /// A new import of what this one did not get.
    public ImportStatus retry(UUID jobId) {
        return http.post(at("import/%s/retry".formatted(jobId)), Map.of(), ImportStatus.class);
    }

    /// Cancels a live job; forgets one that is over.
    public void delete(UUID jobId) {
        http.delete(at("import/" + jobId));
    }

    public void pause(UUID jobId) {
        http.patch(at("import/%s/pause".formatted(jobId)));
    }

    public void resume(UUID jobId) {
        http.patch(at("import/%s/resume".formatted(jobId)));
    }

    /// Cancels a live job and forgets none.
    public void cancel(UUID jobId) {
        http.delete(at("import/%s?only=cancel".formatted(jobId)));
    }

    /// What this month has cost.
    public Spent spent() {
        return http.get(at("costs/summary"), Spent.class);
    }

    /// Every stored transaction of one account, both days inclusive.
    public void export(UUID accountId, LocalDate from, LocalDate to, Consumer<StoredTransaction> reader) {
        var uri = at("transactions/export?format=jsonl&account_id=%s&from=%s&to=%s".formatted(accountId, from, to));
        http.lines(uri, line -> reader.accept(Json.read(line, StoredTransaction.class, "A row of the export")));
    }

    private URI at(String path) {
        return URI.create(gateway.toString().replaceAll("/$", "") + "/api/truelayer/" + path);
    }

    /// Where the person gives their consent.
    public record Authorization(URI authorizationUrl, Instant expiresAt) {}

    public record Spent(long apiCalls) {}

    public record Queue(List<ImportStatus> queued, List<ImportStatus> running, List<ImportStatus> paused) {}

    private record Accounts(List<Account> items) {}

    private record Start(UUID jobId) {}
}
