package dev.tributary.testbed.llm;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The provider's own bill, kept by its own rules: whoever calls it must come to the same.
public final class LlmMeter {
    private final List<LlmPrice> prices = new ArrayList<>();
    private final Map<String, Billed> byCall = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private long requests;
    private long failed;
    private LlmUsage tokens = new LlmUsage(0, 0, 0, 0);
    private BigDecimal dollars = BigDecimal.ZERO;

    /// @param requests every call that arrived
    /// @param failed those answered with an error, which cost nothing
    public record Bill(
            long requests,
            long failed,
            long promptTokens,
            long cachedTokens,
            long cacheWriteTokens,
            long completionTokens,
            BigDecimal dollars) {}

    /// One answer that is on the bill.
    ///
    /// @param at whole seconds, as the answer told it
    public record Billed(String requestId, LlmUsage usage, Instant at) {}

    /// Models without a price are billed nothing.
    public synchronized void charge(LlmPrice price) {
        prices.add(price);
    }

    synchronized void addFailed(String callId) {
        requests++;
        failed++;
        refused.add(callId);
    }

    synchronized void addAnswered(String callId, String requestId, String model, LlmUsage usage, Instant at) {
        requests++;
        tokens = new LlmUsage(
                tokens.input() + usage.input(),
                tokens.cached() + usage.cached(),
                tokens.written() + usage.written(),
                tokens.output() + usage.output());
        dollars = dollars.add(price(model, usage, at));
        byCall.put(callId, new Billed(requestId, usage, at));
    }

    private BigDecimal price(String model, LlmUsage usage, Instant at) {
        LlmPrice best = null;
        for (var price : prices) {
            var applies = price.model().equals(model) && !at.isBefore(price.from()) && usage.input() > price.above();
            if (applies && (best == null || isBetter(price, best))) {
                best = price;
            }
        }
        return best == null ? BigDecimal.ZERO : best.of(usage);
    }

    private static boolean isBetter(LlmPrice price, LlmPrice best) {
        var newer = price.from().compareTo(best.from());
        return newer > 0 || (newer == 0 && price.above() > best.above());
    }

    public synchronized Optional<Billed> billed(String callId) {
        return Optional.ofNullable(byCall.get(callId));
    }

    /// What became of a call, by the id its caller gave it.
    synchronized Optional<JsonObject> lookUp(String callId) {
        var billed = byCall.get(callId);
        if (billed != null) {
            return Optional.of(new JsonObject()
                    .put("status", "billed")
                    .put("request_id", billed.requestId())
                    .put("at", billed.at().toString())
                    .put(
                            "usage",
                            new JsonObject()
                                    .put("input_tokens", billed.usage().input())
                                    .put("cached_input_tokens", billed.usage().cached())
                                    .put("cache_write_tokens", billed.usage().written())
                                    .put("output_tokens", billed.usage().output())));
        }
        return refused.contains(callId) ? Optional.of(new JsonObject().put("status", "not_billed")) : Optional.empty();
    }

    public synchronized Bill bill() {
        return new Bill(requests, failed, tokens.input(), tokens.cached(), tokens.written(), tokens.output(), dollars);
    }

    public synchronized void reset() {
        requests = 0;
        failed = 0;
        tokens = new LlmUsage(0, 0, 0, 0);
        dollars = BigDecimal.ZERO;
        byCall.clear();
        refused.clear();
    }

    JsonObject json() {
        var bill = bill();
        return new JsonObject()
                .put("requests", bill.requests())
                .put("failed_requests", bill.failed())
                .put("prompt_tokens", bill.promptTokens())
                .put("cached_tokens", bill.cachedTokens())
                .put("cache_write_tokens", bill.cacheWriteTokens())
                .put("completion_tokens", bill.completionTokens())
                .put("total_tokens", bill.promptTokens() + bill.completionTokens())
                .put("dollars", bill.dollars().toPlainString());
    }
}
