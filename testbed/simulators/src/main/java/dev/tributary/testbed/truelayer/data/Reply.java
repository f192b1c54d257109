package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.bank.ApiRefusal;
import dev.tributary.testbed.truelayer.faults.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.UUID;

/// Sends an answer, as well as the faults that struck its call allow.
final class Reply {
    private final RoutingContext http;
    private final List<Fault> faults;

    Reply(RoutingContext http, List<Fault> faults) {
        this.http = http;
        this.faults = faults;
        http.response().putHeader("X-TL-Correlation-Id", UUID.randomUUID().toString());
    }

    void afterLatency(Runnable next) {
        var millis = faults.stream()
                .mapToLong(fault ->
                        fault instanceof Fault.Latency latency ? latency.delay().toMillis() : 0)
                .sum();
        if (millis == 0) {
            next.run();
        } else {
            http.vertx().setTimer(millis, _ -> next.run());
        }
    }

    void succeed(Buffer body) {
        var response = response();
        if (struckBy(Fault.Reset.class)) {
            http.request().connection().close();
        } else if (struckBy(Fault.Truncated.class)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
            response.write(body.slice(0, body.length() / 2))
                    .onComplete(_ -> http.request().connection().close());
        } else if (struckBy(Fault.BrokenJson.class)) {
            response.end(body.slice(0, body.length() * 2 / 3));
        } else {
            faults.stream()
                    .filter(Fault.SlowBytes.class::isInstance)
                    .map(Fault.SlowBytes.class::cast)
                    .findFirst()
                    .ifPresentOrElse(slow -> trickle(body, slow.bytesPerSecond()), () -> response.end(body));
        }
    }

    void fail(Throwable failure) {
        var refusal = failure instanceof ApiRefusal known
                ? known
                : new ApiRefusal(500, "internal_server_error", "The simulator failed: " + failure);
        response()
                .setStatusCode(refusal.status())
                .end(new JsonObject()
                        .put("error", refusal.error())
                        .put("error_description", refusal.description())
                        .put("error_details", new JsonObject())
                        .toBuffer());
    }

    private HttpServerResponse response() {
        return http.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");
    }

    private void trickle(Buffer body, int bytesPerSecond) {
        var response = response().putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
        var portion = Math.max(1, bytesPerSecond / 10);
        var sent = new int[1];
        http.vertx().setPeriodic(100, timer -> {
            var end = Math.min(body.length(), sent[0] + portion);
            if (response.closed()) {
                http.vertx().cancelTimer(timer);
            } else if (end == body.length()) {
                http.vertx().cancelTimer(timer);
                response.end(body.slice(sent[0], end));
            } else {
                response.write(body.slice(sent[0], end));
                sent[0] = end;
            }
        });
    }

    private boolean struckBy(Class<? extends Fault> kind) {
        return faults.stream().anyMatch(kind::isInstance);
    }
}
