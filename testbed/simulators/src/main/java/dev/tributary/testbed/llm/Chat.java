package dev.tributary.testbed.llm;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Questions and answers of one protocol. What is answered is on the bill before the answer leaves.
final class Chat {
    private static final long CHARACTERS_PER_TOKEN = 4L;
    private static final long CACHE_STEP = 128L;
    private static final String CALL_ID = "X-Client-Request-Id";

    private final Protocol protocol;
    private final LlmFaults faults;
    private final LlmMeter meter;
    private final LlmRequests requests;
    private final Clock clock;
    private final Set<String> cache = new HashSet<>();

    Chat(Protocol protocol, LlmFaults faults, LlmMeter meter, LlmRequests requests, Clock clock) {
        this.protocol = protocol;
        this.faults = faults;
        this.meter = meter;
        this.requests = requests;
        this.clock = clock;
    }

    void answer(RoutingContext http) {
        var fault = faults.next();
        if (fault instanceof LlmFault.Latency latency) {
            http.vertx().setTimer(latency.delay().toMillis(), _ -> complete(http, null));
        } else {
            complete(http, fault);
        }
    }

    private void complete(RoutingContext http, @Nullable LlmFault fault) {
        if (fault instanceof LlmFault.Status status) {
            if (status.retryAfter() != null) {
                http.response()
                        .putHeader(
                                "Retry-After",
                                String.valueOf(status.retryAfter().toSeconds()));
            }
            fail(http, status.status(), "This failure was asked for.");
            return;
        }
        if (fault instanceof LlmFault.TooLong) {
            fail(http, 400, "context_length_exceeded: the prompt is too long.");
            return;
        }
        var body = http.body().asString();
        var request = Json.object(body == null ? "" : body);
        if (request.isEmpty()) {
            fail(http, 400, "The body must be a JSON object with messages.");
            return;
        }
        requests.keep(request.get());
        try {
            send(http, protocol.read(request.get()), fault);
        } catch (IllegalArgumentException unreadable) {
            fail(http, 400, String.valueOf(unreadable.getMessage()));
        }
    }

    private void send(RoutingContext http, Prompt prompt, @Nullable LlmFault fault) {
        var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var completion = completion(prompt, fault, at);
        meter.addAnswered(callId(http), completion.id(), prompt.model(), completion.usage(), at);
        if (fault instanceof LlmFault.Silence) {
            return;
        }
        if (fault instanceof LlmFault.Reset) {
            http.request().connection().close();
            return;
        }
        http.response()
                .putHeader(protocol.requestIdHeader(), completion.id())
                .putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)));
        http.json(protocol.answer(prompt, completion));
    }

    private Completion completion(Prompt prompt, @Nullable LlmFault fault, Instant at) {
        var text = fault instanceof LlmFault.Refusal ? "I cannot help with that." : reply(prompt, fault);
        var ending = fault instanceof LlmFault.Refusal ? Completion.Ending.REFUSAL : Completion.Ending.STOP;
        if (fault instanceof LlmFault.CutOff || tokens(text) > prompt.mostTokens()) {
            var most = Math.min(prompt.mostTokens() * CHARACTERS_PER_TOKEN, text.length() / 2);
            text = text.substring(0, Math.toIntExact(most));
            ending = Completion.Ending.LENGTH;
        }
        return new Completion(id(), text, ending, usage(prompt, text), at);
    }

    private String id() {
        return "req-" + UUID.randomUUID();
    }

    private static String reply(Prompt prompt, @Nullable LlmFault fault) {
        if (!prompt.shaped()) {
            return "I sort bank rows into categories when asked for JSON.";
        }
        var answers = Categorisation.in(prompt.user(), prompt.categories())
                .map(question -> question.answers(fault))
                .orElseGet(JsonArray::new);
        var json = new JsonObject().put("items", answers).encode();
        return fault instanceof LlmFault.InvalidJson ? json.substring(0, json.length() / 2) : json;
    }

    private LlmUsage usage(Prompt prompt, String reply) {
        var system = tokens(prompt.system());
        var input = system + tokens(prompt.user());
        var keeps = prompt.keepsSystem() || system >= protocol.cachesFrom();
        var kept = prompt.keepsSystem() ? system : system / CACHE_STEP * CACHE_STEP;
        var known = keeps && !cache.add(prompt.model() + "\n" + prompt.system());
        return new LlmUsage(input, known ? kept : 0, keeps && !known && prompt.keepsSystem() ? kept : 0, tokens(reply));
    }

    private void fail(RoutingContext http, int status, String message) {
        meter.addFailed(callId(http));
        http.response().setStatusCode(status);
        http.json(protocol.error(status, message));
    }

    private static String callId(RoutingContext http) {
        var given = http.request().getHeader(CALL_ID);
        return given == null ? UUID.randomUUID().toString() : given;
    }

    private static long tokens(String text) {
        return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }
}
