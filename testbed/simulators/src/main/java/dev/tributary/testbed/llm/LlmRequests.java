package dev.tributary.testbed.llm;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last requests as they arrived, for tests of what leaves the product.
public final class LlmRequests {
    private static final int MOST = 200;

    private final Deque<String> kept = new ArrayDeque<>();

    synchronized void keep(JsonObject request) {
        if (kept.size() == MOST) {
            kept.removeFirst();
        }
        kept.addLast(request.encode());
    }

    /// Oldest first, as JSON.
    public synchronized List<String> all() {
        return List.copyOf(kept);
    }

    public synchronized void forget() {
        kept.clear();
    }
}
