package dev.tributary.testbed.cli.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Latencies by what was done, in the order it was first done or named.
final class LatencyBook {

    private final Map<String, Latencies> byName = Collections.synchronizedMap(new LinkedHashMap<>());

    LatencyBook(String... names) {
        for (var name : names) {
            of(name);
        }
    }

    Latencies of(String name) {
        return byName.computeIfAbsent(name, _ -> new Latencies());
    }

    Map<String, Latencies.Summary> summaries() {
        var summaries = new LinkedHashMap<String, Latencies.Summary>();
        byName.forEach((name, each) -> summaries.put(name, each.summary()));
        return summaries;
    }
}
