package dev.tributary.testbed.cli.scenario;

import dev.tributary.testbed.cli.http.Credentials;
import dev.tributary.testbed.cli.http.Json;
import dev.tributary.testbed.cli.http.JsonHttp;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The simulated bank, made to misbehave, and what it saw of it.
public final class SteeredBank {

    private final JsonHttp http = new JsonHttp(Credentials.NONE);
    private final URI simulator;

    public SteeredBank(URI simulator) {
        this.simulator = simulator;
    }

    /// One call as it came in.
    ///
    /// @param outcome `whole`, `broken`, `later`, or the error word
    record Call(
            @Nullable String accountId, String endpoint, boolean attended, boolean cached, int status, String outcome) {

        boolean failed() {
            return !outcome.equals("whole") && !outcome.equals("later");
        }
    }

    /// Calls of one kind on one day while nobody was there.
    ///
    /// @param refused how many of them were too many
    record Unattended(String accountId, String endpoint, int calls, int refused) {}

    /// Faults of one user.
    public void faults(String user, Fault... faults) {
        var rules = new ArrayList<Map<String, Object>>();
        for (var fault : faults) {
            var match = fault.endpoint() == null
                    ? Map.<String, Object>of("user", user)
                    : Map.<String, Object>of("user", user, "endpoint", fault.endpoint());
            rules.add(Map.of("match", match, "fault", fault.settings()));
        }
        http.put(at("faults"), rules);
    }

    void liftFaults() {
        http.delete(at("faults"));
    }

    /// No faults, an empty log, and four unattended calls a day everywhere, counted from now on.
    void beginAnew() {
        liftFaults();
        http.delete(at("served"));
        http.put(at("unattended-limit"), Map.of());
    }

    void letConsentExpireIn(String user, int seconds) {
        http.put(at("consents"), Map.of("user", user, "expires_in_seconds", seconds));
    }

    void letConsentAge(String user, int seconds) {
        http.put(at("consents"), Map.of("user", user, "consented_seconds_ago", seconds));
    }

    /// @return how many pending payments are booked now
    int settle(String accountId) {
        return http.post(happening(accountId, "settle"), Map.of(), Settled.class)
                .settled
                .size();
    }

    void withdraw(String accountId, int newest) {
        http.post(happening(accountId, "withdraw"), Map.of("newest", newest), Object.class);
    }

    /// Books the same row two times.
    void bookTwins(String accountId, String description, String amount) {
        var row = Map.of("description", description, "amount", amount);
        http.post(happening(accountId, "book"), List.of(row, row), Object.class);
    }

    List<Call> calls() {
        var calls = new ArrayList<Call>();
        http.lines(at("served"), line -> calls.add(Json.read(line, Call.class, "A call in the bank's log")));
        return calls;
    }

    List<Unattended> unattended() {
        return http.get(at("unattended-limit"), Limit.class).unattendedCalls;
    }

    private URI happening(String accountId, String what) {
        return at("accounts/%s/%s".formatted(accountId, what));
    }

    private URI at(String path) {
        return URI.create(simulator.toString().replaceAll("/$", "") + "/_testbed/" + path);
    }

    private record Settled(List<Object> settled) {}

    private record Limit(List<Unattended> unattendedCalls) {}
}
