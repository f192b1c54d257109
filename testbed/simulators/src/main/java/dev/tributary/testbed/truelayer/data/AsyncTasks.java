package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.auth.Credential;
import dev.tributary.testbed.truelayer.bank.ApiRefusal;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.Fault.WebhookTrouble;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers that were asked for later: Queued, then Running, then Succeeded or Failed. Whoever gave a webhook address is
/// called there when one is ready; the call is not signed and carries no data.
final class AsyncTasks {
    /// How long an answer takes when nobody said that the bank is slow.
    static final Duration USUALLY = Duration.ofMillis(400);

    private static final Duration PROMPTLY = Duration.ofMillis(20);

    private final Map<String, Task> byId = new ConcurrentHashMap<>();

    /// @param readyAt in the nanoseconds of [System#nanoTime()]
    record Task(String id, DataCall call, long acceptedAt, long readyAt, Supplier<Answer> source) {

        @Nullable
        String accountId() {
            return call.target().accountId();
        }

        boolean belongsTo(Credential credential) {
            return call.credential().id().equals(credential.id());
        }

        JsonObject ticket() {
            return ticket("Queued");
        }

        Answer answer() {
            var now = System.nanoTime();
            if (now - readyAt < 0) {
                var started = now - acceptedAt > (readyAt - acceptedAt) / 3;
                return Answer.of(ticket(started ? "Running" : "Queued").toBuffer());
            }
            try {
                return failure().orElseGet(source);
            } catch (ApiRefusal refusal) {
                return failed(refusal.error(), refusal.description());
            }
        }

        private Optional<Answer> failure() {
            return call.struck().stream()
                    .filter(Fault.AsyncFailure.class::isInstance)
                    .map(Fault.AsyncFailure.class::cast)
                    .findFirst()
                    .map(fault -> failed(fault.error(), "This failure was asked for."));
        }

        private Answer failed(String error, String description) {
            return Answer.of(ticket("Failed")
                    .put("results", new JsonArray())
                    .put("error", error)
                    .put("error_description", description)
                    .put("error_details", new JsonObject())
                    .toBuffer());
        }

        private JsonObject ticket(String status) {
            return new JsonObject()
                    .put("results_uri", call.baseUrl() + "/data/v1/results/" + id)
                    .put("status", status)
                    .put("task_id", id);
        }
    }

    Task accept(Caller caller, DataCall call, Duration takes, Supplier<Answer> source) {
        var now = System.nanoTime();
        var task = new Task(UUID.randomUUID().toString(), call, now, now + takes.toNanos(), source);
        byId.put(task.id(), task);
        var address = call.query().get("webhook_uri");
        if (address != null) {
            plan(new Webhooks(caller.http().vertx(), address), task, takes);
        }
        return task;
    }

    Optional<Task> find(@Nullable String id) {
        return Optional.ofNullable(id).map(byId::get);
    }

    private static void plan(Webhooks webhooks, Task task, Duration takes) {
        var trouble = task.call().struck().stream()
                .filter(Fault.Webhook.class::isInstance)
                .map(fault -> ((Fault.Webhook) fault).trouble())
                .findFirst()
                .orElse(null);
        switch (trouble) {
            case null -> webhooks.tell(task.id(), takes);
            case WebhookTrouble.LOST -> {}
            case WebhookTrouble.EARLY -> webhooks.tell(task.id(), PROMPTLY);
            case WebhookTrouble.TWICE -> {
                webhooks.tell(task.id(), takes);
                webhooks.tell(task.id(), takes.plus(PROMPTLY));
            }
            case WebhookTrouble.FOREIGN -> webhooks.tell(UUID.randomUUID().toString(), takes);
        }
    }
}
