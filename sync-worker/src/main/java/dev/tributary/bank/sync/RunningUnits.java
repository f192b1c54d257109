package dev.tributary.bank.sync;

import dev.tributary.bank.truelayer.Abort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// The units this process is working on, so that a call in flight can be broken off, and so that one account of one
/// import is never pulled twice at once here.
@ApplicationScoped
public class RunningUnits {

    private record Running(Abort abort, CountDownLatch ended) {}

    private final ConcurrentHashMap<SyncKey, Running> units = new ConcurrentHashMap<>();

    /// Waits while this process is at the same account already. Its checkpoint then shows what is left to do: a second
    /// delivery does no harm, and a next unit that comes early is not lost.
    ///
    /// @throws InterruptedException when the process stops meanwhile
    Abort begin(SyncKey key) throws InterruptedException {
        var mine = new Running(new Abort(), new CountDownLatch(1));
        for (var other = units.putIfAbsent(key, mine); other != null; other = units.putIfAbsent(key, mine)) {
            other.ended.await();
        }
        return mine.abort;
    }

    void end(SyncKey key) {
        var ended = units.remove(key);
        if (ended != null) {
            ended.ended.countDown();
        }
    }

    Set<SyncKey> keys() {
        return Set.copyOf(units.keySet());
    }

    void abort(UUID jobId) {
        units.forEach((key, running) -> {
            if (key.jobId().equals(jobId)) {
                running.abort.request();
            }
        });
    }
}
