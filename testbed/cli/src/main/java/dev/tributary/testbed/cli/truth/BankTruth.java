package dev.tributary.testbed.cli.truth;

import dev.tributary.testbed.cli.http.Credentials;
import dev.tributary.testbed.cli.http.Json;
import dev.tributary.testbed.cli.http.JsonHttp;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the simulated bank itself says: its rows, its users, its faults.
public final class BankTruth {

    private final JsonHttp http = new JsonHttp(Credentials.NONE);
    private final URI simulator;

    public BankTruth(URI simulator) {
        this.simulator = simulator;
    }

    /// @param providerAccountId the bank's id of the account
    List<Row> rows(String providerAccountId, LocalDate from, LocalDate to) {
        return read("truth/%s/transactions?from=%s&to=%s".formatted(providerAccountId, from, to));
    }

    /// The rows that left the bank in a whole answer at least once.
    List<Row> served(String providerAccountId, LocalDate from, LocalDate to) {
        return read("served/%s/transactions?from=%s&to=%s".formatted(providerAccountId, from, to));
    }

    /// The rows the bank took back.
    List<Row> withdrawn(String providerAccountId) {
        return read("truth/%s/withdrawn".formatted(providerAccountId));
    }

    private List<Row> read(String path) {
        var rows = new ArrayList<Row>();
        http.lines(
                at(path),
                line -> rows.add(Json.read(line, ServedRow.class, "A row of the bank's truth")
                        .row()));
        return rows;
    }

    /// Makes every answer for transactions of one user late, until [#clearFaults].
    public void delay(String bankUser, Duration delay) {
        var match = Map.of("user", bankUser, "endpoint", "transactions");
        var fault = Map.of("kind", "latency", "millis", delay.toMillis());
        http.put(at("faults"), List.of(Map.of("match", match, "fault", fault)));
    }

    /// Lets every call for transactions meet a fault, until [#clearFaults].
    ///
    /// @param fault as the simulator takes it
    public void misbehave(Map<String, Object> fault) {
        http.put(at("faults"), List.of(Map.of("match", Map.of("endpoint", "transactions"), "fault", fault)));
    }

    /// All calls to the data API, as the bank counted them.
    public long calls() {
        return http.get(at("truth"), Summary.class).totalCalls;
    }

    /// Calls that came without a person after the day's were used up.
    public long callsOverQuota() {
        return http.get(at("unattended-limit"), UnattendedLimit.class).unattendedCalls.stream()
                .mapToLong(UnattendedCalls::refused)
                .sum();
    }

    /// Access tokens of one user live so long, until [#clearFaults] or another fault.
    public void shortenTokens(String bankUser, Duration lifetime) {
        fault(Map.of("user", bankUser), Map.of("kind", "token_expiry", "seconds", lifetime.toSeconds()));
    }

    /// Every token takes a while, and lives as long as usual.
    public void delayTokens(Duration delay) {
        fault(Map.of("endpoint", "token"), Map.of("kind", "latency", "millis", delay.toMillis()));
    }

    /// Everybody's tokens live so long only, and each takes a while, until [#clearFaults].
    public void hurryTokens(Duration lifetime, Duration delay) {
        http.put(
                at("faults"),
                List.of(
                        Map.of(
                                "match",
                                Map.of(),
                                "fault",
                                Map.of("kind", "token_expiry", "seconds", lifetime.toSeconds())),
                        Map.of(
                                "match",
                                Map.of("endpoint", "token"),
                                "fault",
                                Map.of("kind", "latency", "millis", delay.toMillis()))));
    }

    /// The answer to the next refresh of a token is lost after the old one was used up; tokens live so long only, until
    /// [#clearFaults].
    public void loseRefresh(Duration lifetime) {
        http.put(
                at("faults"),
                List.of(
                        Map.of(
                                "match",
                                Map.of(),
                                "fault",
                                Map.of("kind", "token_expiry", "seconds", lifetime.toSeconds())),
                        Map.of("match", Map.of("endpoint", "token"), "fault", Map.of("kind", "reset", "times", 1))));
    }

    /// How often a token was refreshed, as the bank counted it.
    public long refreshes() {
        return http.get(at("truth"), TokenCalls.class).tokenCalls.getOrDefault("refresh_token", 0L);
    }

    private void fault(Map<String, Object> match, Map<String, Object> fault) {
        http.put(at("faults"), List.of(Map.of("match", match, "fault", fault)));
    }

    public void clearFaults() {
        http.delete(at("faults"));
    }

    private URI at(String path) {
        return URI.create(simulator.toString().replaceAll("/$", "") + "/_testbed/" + path);
    }

    private record Summary(long totalCalls) {}

    private record UnattendedLimit(List<UnattendedCalls> unattendedCalls) {}

    private record UnattendedCalls(long refused) {}

    private record ServedRow(
            LocalDate bookedOn,
            BigDecimal amount,
            String currency,
            String description,
            @Nullable String normalisedProviderTransactionId) {

        Row row() {
            return new Row(bookedOn, amount, currency, description, normalisedProviderTransactionId);
        }
    }

    private record TokenCalls(Map<String, Long> tokenCalls) {}
}
