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
        var rows = new ArrayList<Row>();
        var uri = at("truth/%s/transactions?from=%s&to=%s".formatted(providerAccountId, from, to));
        http.lines(
                uri,
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

    public void clearFaults() {
        http.delete(at("faults"));
    }

    private URI at(String path) {
        return URI.create(simulator.toString().replaceAll("/$", "") + "/_testbed/" + path);
    }

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
}
