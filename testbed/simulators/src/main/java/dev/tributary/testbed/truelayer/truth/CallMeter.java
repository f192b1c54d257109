package dev.tributary.testbed.truelayer.truth;

import dev.tributary.testbed.truelayer.bank.Endpoint;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Counts every call as it comes in, the failed ones too. It is the simulator's own, so that a product's
/// accounting can be checked against it.
public final class CallMeter {
    private final Map<Key, Counters> dataCalls = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> tokenCalls = new ConcurrentHashMap<>();

    private record Key(String accountId, Endpoint endpoint) {}

    private record Counters(LongAdder all, LongAdder attended, LongAdder cached) {
        Counters() {
            this(new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    /// @param accountId empty for calls that concern no single account
    /// @param attended how many of them said that the customer is there
    /// @param cached how many of them were answered without asking the bank
    public record Calls(String accountId, Endpoint endpoint, long count, long attended, long cached) {}

    public void add(@Nullable String accountId, Endpoint endpoint, boolean attended, boolean cached) {
        var counters =
                dataCalls.computeIfAbsent(new Key(accountId == null ? "" : accountId, endpoint), _ -> new Counters());
        counters.all().increment();
        if (attended) {
            counters.attended().increment();
        }
        if (cached) {
            counters.cached().increment();
        }
    }

    public void addToken(String grantType) {
        tokenCalls.computeIfAbsent(grantType, _ -> new LongAdder()).increment();
    }

    public List<Calls> calls() {
        return dataCalls.entrySet().stream()
                .map(entry -> new Calls(
                        entry.getKey().accountId(),
                        entry.getKey().endpoint(),
                        entry.getValue().all().sum(),
                        entry.getValue().attended().sum(),
                        entry.getValue().cached().sum()))
                .sorted(Comparator.comparing(Calls::accountId).thenComparing(Calls::endpoint))
                .toList();
    }

    public long count(String accountId, Endpoint... endpoints) {
        return calls().stream()
                .filter(calls -> calls.accountId().equals(accountId)
                        && (endpoints.length == 0 || List.of(endpoints).contains(calls.endpoint())))
                .mapToLong(Calls::count)
                .sum();
    }

    public long total() {
        return dataCalls.values().stream()
                .mapToLong(counters -> counters.all().sum())
                .sum();
    }

    /// Token calls by grant type.
    public Map<String, Long> tokenCalls() {
        return tokenCalls.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum()));
    }

    public void reset() {
        dataCalls.clear();
        tokenCalls.clear();
    }
}
