package dev.tributary.testbed.cli.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One way for the bank to misbehave, by the simulator's own names.
///
/// @param endpoint where; absent for everywhere
/// @param settings its kind and what belongs to it
public record Fault(@Nullable String endpoint, Map<String, Object> settings) {

    public static final String TRANSACTIONS = "transactions";

    public static Fault of(String kind) {
        return new Fault(null, Map.of("kind", kind));
    }

    public Fault at(String where) {
        return new Fault(where, settings);
    }

    public Fault with(String key, Object value) {
        var more = new LinkedHashMap<>(settings);
        more.put(key, value);
        return new Fault(endpoint, more);
    }

    public Fault times(int calls) {
        return with("times", calls);
    }

    public Fault after(int calls) {
        return with("after", calls);
    }
}
