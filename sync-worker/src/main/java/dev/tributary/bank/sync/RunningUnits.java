package dev.tributary.bank.sync;

import dev.tributary.bank.truelayer.Abort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The units this process is working on, so that a call in flight can be broken off.
@ApplicationScoped
public class RunningUnits {

    private final ConcurrentHashMap<SyncKey, Abort> running = new ConcurrentHashMap<>();

    /// @return empty when this process is at it already: a second delivery has nothing to add
    Optional<Abort> begin(SyncKey key) {
        var abort = new Abort();
        return running.putIfAbsent(key, abort) == null ? Optional.of(abort) : Optional.empty();
    }

    void end(SyncKey key) {
        running.remove(key);
    }

    Set<SyncKey> keys() {
        return Set.copyOf(running.keySet());
    }

    void abort(UUID jobId) {
        running.forEach((key, abort) -> {
            if (key.jobId().equals(jobId)) {
                abort.request();
            }
        });
    }
}
