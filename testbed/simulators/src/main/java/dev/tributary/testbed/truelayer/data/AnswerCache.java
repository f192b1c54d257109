package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.auth.Credential;
import dev.tributary.testbed.truelayer.faults.Fault.Cache;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Answers TrueLayer gives a second time without asking the bank, where a fault of kind `cache` says so.
final class AnswerCache {
    private final Clock clock;
    private final Map<Key, Kept> kept = new ConcurrentHashMap<>();

    private record Key(String credentialId, String question) {}

    private record Kept(Answer answer, Instant since) {}

    AnswerCache(Clock clock) {
        this.clock = clock;
    }

    Optional<Answer> find(Credential credential, String question, Cache habit) {
        return Optional.ofNullable(kept.get(new Key(credential.id(), question)))
                .filter(found -> found.since().plus(habit.keeps()).isAfter(clock.instant()))
                .map(Kept::answer);
    }

    void keep(Credential credential, String question, Answer answer) {
        kept.put(new Key(credential.id(), question), new Kept(answer, clock.instant()));
    }
}
