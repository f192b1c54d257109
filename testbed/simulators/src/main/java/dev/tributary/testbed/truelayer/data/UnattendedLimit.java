package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.auth.Credential;
import dev.tributary.testbed.truelayer.bank.ApiRefusal;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Banks let nobody pull the same thing more than four times a day while the customer is away. Off until switched on.
public final class UnattendedLimit {
    private static final int CALLS_A_DAY = 4;

    private final Clock clock;
    private final AtomicBoolean enforced = new AtomicBoolean();
    private final Map<Key, Integer> calls = new ConcurrentHashMap<>();

    private record Key(String credentialId, String accountId, Endpoint endpoint, LocalDate day) {}

    public UnattendedLimit(Clock clock) {
        this.clock = clock;
    }

    public void enforce(boolean on) {
        calls.clear();
        enforced.set(on);
    }

    /// `PUT /_testbed/unattended-limit` switches it on, `DELETE` off; both begin to count anew.
    public void mount(Router router) {
        router.put("/_testbed/unattended-limit").handler(http -> enforce(http, true));
        router.delete("/_testbed/unattended-limit").handler(http -> enforce(http, false));
    }

    private void enforce(RoutingContext http, boolean on) {
        enforce(on);
        http.response().setStatusCode(204).end();
    }

    /// @throws ApiRefusal when the day's calls are used up
    void admit(Credential credential, @Nullable String accountId, Endpoint endpoint) {
        if (!enforced.get() || accountId == null) {
            return;
        }
        var key = new Key(credential.id(), accountId, endpoint, LocalDate.now(clock));
        if (calls.merge(key, 1, Integer::sum) > CALLS_A_DAY) {
            throw new ApiRefusal(
                    429, "provider_request_limit_exceeded", "The bank answers four unattended calls a day.");
        }
    }
}
