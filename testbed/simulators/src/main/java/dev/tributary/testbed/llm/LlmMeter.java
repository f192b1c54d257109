package dev.tributary.testbed.llm;

import io.vertx.core.json.JsonObject;

/// The provider's own bill.
public final class LlmMeter {
    private long requests;
    private long failed;
    private long promptTokens;
    private long completionTokens;

    /// @param requests every call that arrived
    /// @param failed those answered with an error, which cost nothing
    public record Bill(long requests, long failed, long promptTokens, long completionTokens) {}

    synchronized void addFailed() {
        requests++;
        failed++;
    }

    synchronized void addAnswered(long prompt, long completion) {
        requests++;
        promptTokens += prompt;
        completionTokens += completion;
    }

    public synchronized Bill bill() {
        return new Bill(requests, failed, promptTokens, completionTokens);
    }

    public synchronized void reset() {
        requests = 0;
        failed = 0;
        promptTokens = 0;
        completionTokens = 0;
    }

    JsonObject json() {
        var bill = bill();
        return new JsonObject()
                .put("requests", bill.requests())
                .put("failed_requests", bill.failed())
                .put("prompt_tokens", bill.promptTokens())
                .put("completion_tokens", bill.completionTokens())
                .put("total_tokens", bill.promptTokens() + bill.completionTokens());
    }
}
