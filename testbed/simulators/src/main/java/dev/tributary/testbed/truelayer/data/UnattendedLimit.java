package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.auth.Credential;
import dev.tributary.testbed.truelayer.bank.ApiRefusal;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.faults.Fault.Quota;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Banks let nobody pull the same thing more than four times a day while the customer is away. Calls are always
/// counted; they are refused where a fault of kind `quota` says so, or everywhere once this is switched on.
public final class UnattendedLimit {
    private static final Quota USUAL = new Quota(4, "provider_request_limit_exceeded");

    private final Clock clock;
    private final AtomicBoolean enforced = new AtomicBoolean();
    private final Map<Key, Integer> calls = new ConcurrentHashMap<>();
    private final Map<Key, Integer> refused = new ConcurrentHashMap<>();

    private record Key(String credentialId, String accountId, Endpoint endpoint, LocalDate day) {}

    public UnattendedLimit(Clock clock) {
        this.clock = clock;
    }

    public void enforce(boolean on) {
        beginAnew();
        enforced.set(on);
    }

    /// As if it were another day.
    public void beginAnew() {
        calls.clear();
        refused.clear();
    }

    /// `PUT /_testbed/unattended-limit` switches it on everywhere, `DELETE` off; both begin to count anew, and so does
    /// `POST …/reset`. `GET` shows the counts.
    public void mount(Router router) {
        router.put("/_testbed/unattended-limit").handler(http -> enforce(http, true));
        router.delete("/_testbed/unattended-limit").handler(http -> enforce(http, false));
        router.get("/_testbed/unattended-limit").handler(http -> http.json(counts()));
        router.post("/_testbed/unattended-limit/reset").handler(http -> {
            beginAnew();
            http.response().setStatusCode(204).end();
        });
    }

    private void enforce(RoutingContext http, boolean on) {
        enforce(on);
        http.response().setStatusCode(204).end();
    }

    private JsonObject counts() {
        var counts = new JsonArray();
        calls.entrySet().stream()
                .sorted(Comparator.comparing(
                        entry -> entry.getKey().accountId() + entry.getKey().endpoint()))
                .forEach(entry -> counts.add(new JsonObject()
                        .put("credentials_id", entry.getKey().credentialId())
                        .put("account_id", entry.getKey().accountId())
                        .put("endpoint", entry.getKey().endpoint().wireName())
                        .put("day", entry.getKey().day().toString())
                        .put("calls", entry.getValue())
                        .put("refused", refused.getOrDefault(entry.getKey(), 0))));
        return new JsonObject().put("enforced_everywhere", enforced.get()).put("unattended_calls", counts);
    }

    /// @param stricter what this bank allows; empty for what all do once it is switched on
    /// @throws ApiRefusal when the day's calls are used up
    void admit(Credential credential, @Nullable String accountId, Endpoint endpoint, Optional<Quota> stricter) {
        if (accountId == null) {
            return;
        }
        var key = new Key(credential.id(), accountId, endpoint, LocalDate.now(clock));
        var made = calls.merge(key, 1, Integer::sum);
        stricter.or(() -> enforced.get() ? Optional.of(USUAL) : Optional.empty())
                .ifPresent(quota -> {
                    if (made > quota.calls()) {
                        refused.merge(key, 1, Integer::sum);
                        throw new ApiRefusal(
                                429,
                                quota.error(),
                                "The bank answers %d unattended calls a day.".formatted(quota.calls()));
                    }
                });
    }
}
