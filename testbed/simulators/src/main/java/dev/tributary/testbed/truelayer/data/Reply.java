package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.bank.ApiRefusal;
import dev.tributary.testbed.truelayer.faults.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
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

    void after(Duration wait, Runnable next) {
        if (wait.toMillis() == 0) {
            next.run();
        } else {
            http.vertx().setTimer(wait.toMillis(), _ -> next.run());
        }
    }

    /// Whether the whole answer went out as it was.
    Future<Boolean> succeed(Answer answer) {
        if (struckBy(Fault.Reset.class)) {
            return close();
        }
        for (var fault : faults) {
            if (fault instanceof Fault.HtmlPage(int status)) {
                return http.response()
                        .setStatusCode(status)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                        .end("<!doctype html><title>Maintenance</title><p>We will be back soon.</p>")
                        .map(false);
            }
        }
        return switch (answer) {
            case Answer.Whole whole -> send(whole.body());
            case Answer.Streamed streamed ->
                http.vertx().executeBlocking(() -> new RowStream(response(), faults).send(streamed), false);
        };
    }

    void accept(JsonObject ticket) {
        response().setStatusCode(202).end(ticket.toBuffer());
    }

    ApiRefusal fail(Throwable failure) {
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
        return refusal;
    }

    private Future<Boolean> send(Buffer body) {
        var response = response();
        if (struckBy(Fault.Truncated.class)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
            return response.write(body.slice(0, body.length() / 2)).compose(_ -> close(), _ -> close());
        }
        if (struckBy(Fault.BrokenJson.class)) {
            return response.end(body.slice(0, body.length() * 2 / 3)).map(false);
        }
        return faults.stream()
                .filter(Fault.SlowBytes.class::isInstance)
                .map(Fault.SlowBytes.class::cast)
                .findFirst()
                .map(slow -> trickle(body, slow.bytesPerSecond()))
                .orElseGet(() -> response.end(body).map(true));
    }

    private Future<Boolean> close() {
        return http.request().connection().close().map(false);
    }

    private HttpServerResponse response() {
        var type = faults.stream()
                .filter(Fault.ContentType.class::isInstance)
                .map(fault -> ((Fault.ContentType) fault).value())
                .findFirst()
                .orElse("application/json; charset=utf-8");
        return http.response().putHeader(HttpHeaders.CONTENT_TYPE, type);
    }

    private Future<Boolean> trickle(Buffer body, int bytesPerSecond) {
        var response = response().putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
        var portion = Math.max(1, bytesPerSecond / 10);
        var sent = new int[1];
        var whole = Promise.<Boolean>promise();
        http.vertx().setPeriodic(100, timer -> {
            var end = Math.min(body.length(), sent[0] + portion);
            if (response.closed()) {
                http.vertx().cancelTimer(timer);
                whole.complete(false);
            } else if (end == body.length()) {
                http.vertx().cancelTimer(timer);
                response.end(body.slice(sent[0], end)).map(true).onComplete(whole);
            } else {
                response.write(body.slice(sent[0], end));
                sent[0] = end;
            }
        });
        return whole.future();
    }

    private boolean struckBy(Class<? extends Fault> kind) {
        return faults.stream().anyMatch(kind::isInstance);
    }
}
