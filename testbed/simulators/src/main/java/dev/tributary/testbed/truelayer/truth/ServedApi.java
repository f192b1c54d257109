package dev.tributary.testbed.truelayer.truth;

import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.bank.ShownIds;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The served log over HTTP: `/_testbed/served` lists the calls, `/_testbed/served/{account_id}/transactions` and
/// `…/pending` the rows that went out whole, all as JSON lines.
public final class ServedApi {
    private final ServedLog log;
    private final ShownIds shownIds;

    public ServedApi(ServedLog log, ShownIds shownIds) {
        this.log = log;
        this.shownIds = shownIds;
    }

    public void mount(Router router) {
        router.get("/_testbed/served").blockingHandler(this::calls, false);
        router.get("/_testbed/served/:account_id/transactions")
                .blockingHandler(http -> rows(http, Endpoint.TRANSACTIONS), false);
        router.get("/_testbed/served/:account_id/pending").blockingHandler(http -> rows(http, Endpoint.PENDING), false);
        router.delete("/_testbed/served").handler(http -> {
            log.clear();
            http.response().setStatusCode(204).end();
        });
    }

    private void calls(RoutingContext http) {
        var user = http.request().getParam("user");
        var accountId = http.request().getParam("account_id");
        var calls = log
                .entries(call -> (user == null || user.equals(call.user()))
                        && (accountId == null || accountId.equals(call.accountId())))
                .stream()
                .map(ServedApi::line);
        http.response().putHeader("Content-Type", "application/jsonl").end(RowLines.join(calls));
    }

    private void rows(RoutingContext http, Endpoint endpoint) {
        var from = date(http.request().getParam("from"), LocalDate.MIN);
        var to = date(http.request().getParam("to"), LocalDate.MAX);
        shownIds.held(http.pathParam("account_id"))
                .ifPresentOrElse(
                        held -> http.response()
                                .putHeader("Content-Type", "application/jsonl")
                                .end(RowLines.of(log.rows(
                                        row -> row.account()
                                                        .id()
                                                        .equals(held.account().id())
                                                && !row.booking().bookedOn().isBefore(from)
                                                && !row.booking().bookedOn().isAfter(to),
                                        endpoint))),
                        () -> http.response().setStatusCode(404).end("no account has this id"));
    }

    private static JsonObject line(ServedLog.Entry entry) {
        var call = entry.call();
        return new JsonObject()
                .put("at", entry.at().toString())
                .put("user", call.user())
                .put("credentials_id", call.credentialId())
                .put("account_id", call.accountId())
                .put("endpoint", call.endpoint().wireName())
                .put("query", call.query())
                .put("attended", call.attended())
                .put("cached", entry.cached())
                .put("status", call.status())
                .put("outcome", call.outcome())
                .put("rows", entry.rows().size());
    }

    private static LocalDate date(@Nullable String text, LocalDate otherwise) {
        return text == null ? otherwise : LocalDate.parse(text);
    }
}
