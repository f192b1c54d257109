package dev.tributary.testbed.llm;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The faults still to come: each strikes as many calls as it was told, one after the other. Beside them, some strike
/// every so many calls.
public final class LlmFaults {
    private final Deque<Planned> planned = new ArrayDeque<>();
    private final List<Recurring> recurring = new ArrayList<>();
    private long calls;

    private record Planned(LlmFault fault, int times) {}

    private record Recurring(LlmFault fault, int every) {}

    /// @param times how many calls it strikes
    public synchronized void plan(LlmFault fault, int times) {
        planned.add(new Planned(fault, times));
    }

    /// Strikes every so many calls, until all are cleared.
    public synchronized void every(int calls, LlmFault fault) {
        recurring.add(new Recurring(fault, calls));
    }

    public synchronized void clear() {
        planned.clear();
        recurring.clear();
    }

    synchronized @Nullable LlmFault next() {
        calls++;
        var first = planned.poll();
        if (first == null) {
            return recurring.stream()
                    .filter(fault -> calls % fault.every() == 0)
                    .map(Recurring::fault)
                    .findFirst()
                    .orElse(null);
        }
        if (first.times() > 1) {
            planned.addFirst(new Planned(first.fault(), first.times() - 1));
        }
        return first.fault();
    }

    /// Replaces the plan with a JSON list `[{"kind": "status", "status": 429, "times": 2}, …]`.
    ///
    /// @throws IllegalArgumentException when it is no such list; the message says why
    void plan(String json) {
        var list = Json.array(json).orElseThrow(() -> new IllegalArgumentException("expected a JSON list of faults"));
        var read = new ArrayList<Planned>();
        for (var entry : list) {
            if (!(entry instanceof JsonObject fault)) {
                throw new IllegalArgumentException("every fault is an object with a kind");
            }
            read.add(new Planned(fault(fault), number(fault, "times", Integer.MAX_VALUE)));
        }
        replaceWith(read);
    }

    private synchronized void replaceWith(List<Planned> next) {
        planned.clear();
        planned.addAll(next);
    }

    private static LlmFault fault(JsonObject fault) {
        var kind = String.valueOf(fault.getValue("kind"));
        return switch (kind) {
            case "status" ->
                new LlmFault.Status(
                        number(fault, "status", 500),
                        fault.containsKey("retry_after_seconds")
                                ? Duration.ofSeconds(number(fault, "retry_after_seconds", 1))
                                : null);
            case "latency" -> new LlmFault.Latency(Duration.ofMillis(number(fault, "millis", 1_000)));
            case "invalid_json" -> new LlmFault.InvalidJson();
            case "wrong_count" -> new LlmFault.WrongCount();
            case "unknown_category" -> new LlmFault.UnknownCategory();
            case "cut_off" -> new LlmFault.CutOff();
            case "refusal" -> new LlmFault.Refusal();
            case "too_long" -> new LlmFault.TooLong();
            case "silence" -> new LlmFault.Silence();
            case "reset" -> new LlmFault.Reset();
            default ->
                throw new IllegalArgumentException(("kind '%s' is not one of status, latency, invalid_json,"
                                + " wrong_count, unknown_category, cut_off, refusal, too_long, silence, reset")
                        .formatted(kind));
        };
    }

    private static int number(JsonObject fault, String key, int otherwise) {
        var value = fault.getValue(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Integer number && number > 0) {
            return number;
        }
        throw new IllegalArgumentException(key + " must be a whole number above 0");
    }
}
