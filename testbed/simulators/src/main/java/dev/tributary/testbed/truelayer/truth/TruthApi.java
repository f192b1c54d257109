package dev.tributary.testbed.truelayer.truth;

import dev.tributary.testbed.truelayer.bank.AccountHistory;
import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Customers;
import dev.tributary.testbed.truelayer.bank.PendingPayment;
import dev.tributary.testbed.truelayer.bank.ShownIds;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The truth over HTTP: `/_testbed/truth`, and by account what is booked, pending, withdrawn and settled.
public final class TruthApi {
    private final Truth truth;
    private final Customers customers;
    private final Supplier<Collection<Customer>> connected;
    private final CallMeter meter;
    private final ShownIds shownIds;

    /// @param connected the customers a product is connected to right now
    public TruthApi(
            Truth truth,
            Customers customers,
            Supplier<Collection<Customer>> connected,
            CallMeter meter,
            ShownIds shownIds) {
        this.shownIds = shownIds;
        this.truth = truth;
        this.customers = customers;
        this.connected = connected;
        this.meter = meter;
    }

    public void mount(Router router) {
        router.get("/_testbed/truth").blockingHandler(this::summary, false);
        var account = "/_testbed/truth/:account_id";
        router.get(account + "/transactions").blockingHandler(this::transactions, false);
        router.get(account + "/pending").blockingHandler(http -> lines(http, TruthApi::pending), false);
        router.get(account + "/withdrawn")
                .blockingHandler(
                        http -> lines(
                                http, history -> RowLines.of(history.amendment().withdrawn())),
                        false);
        router.get(account + "/settled").blockingHandler(http -> lines(http, TruthApi::settled), false);
    }

    /// Without `user`, the customers somebody is connected to: nobody wants a hundred histories.
    private void summary(RoutingContext http) {
        var user = http.request().getParam("user");
        Collection<Customer> shown =
                user == null ? connected.get() : customers.named(user).stream().toList();
        http.json(new JsonObject()
                .put("users", new JsonArray(shown.stream().map(this::user).toList()))
                .put(
                        "calls",
                        new JsonArray(
                                meter.calls().stream().map(TruthApi::calls).toList()))
                .put("total_calls", meter.total())
                .put("token_calls", new JsonObject(new TreeMap<>(meter.tokenCalls()))));
    }

    private JsonObject user(Customer customer) {
        return new JsonObject()
                .put("user", customer.username())
                .put(
                        "accounts",
                        new JsonArray(truth.accounts(customer).stream()
                                .map(history ->
                                        AccountSummary.of(shownIds.of(customer, history.account()), customer, history))
                                .toList()));
    }

    private static JsonObject calls(CallMeter.Calls calls) {
        return new JsonObject()
                .put("account_id", calls.accountId().isEmpty() ? null : calls.accountId())
                .put("endpoint", calls.endpoint().wireName())
                .put("count", calls.count())
                .put("attended", calls.attended())
                .put("cached", calls.cached());
    }

    private void transactions(RoutingContext http) {
        LocalDate from;
        LocalDate to;
        try {
            from = date(http.request().getParam("from"), LocalDate.EPOCH);
            to = date(http.request().getParam("to"), LocalDate.of(9999, 12, 31));
        } catch (DateTimeException e) {
            http.response().setStatusCode(400).end("from and to are dates like 2026-03-31");
            return;
        }
        lines(http, history -> RowLines.of(history.between(from, to)));
    }

    private static Buffer pending(AccountHistory history) {
        return RowLines.of(history.pending().stream().map(PendingPayment::row).toList());
    }

    private static Buffer settled(AccountHistory history) {
        return RowLines.join(history.amendment().settlements().stream().map(RowLines::settlement));
    }

    private void lines(RoutingContext http, Function<AccountHistory, Buffer> lines) {
        shownIds.held(http.pathParam("account_id"))
                .map(held -> truth.history(held.customer(), held.account()))
                .ifPresentOrElse(
                        history -> http.response()
                                .putHeader("Content-Type", "application/jsonl")
                                .end(lines.apply(history)),
                        () -> http.response().setStatusCode(404).end("no account has this id"));
    }

    private static LocalDate date(@Nullable String text, LocalDate otherwise) {
        return text == null ? otherwise : LocalDate.parse(text);
    }
}
