package dev.tributary.testbed.truelayer.truth;

import dev.tributary.testbed.truelayer.bank.AccountHistory;
import dev.tributary.testbed.truelayer.bank.BankTransaction;
import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Customers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The truth over HTTP: `/_testbed/truth` and `/_testbed/truth/{account_id}/transactions`.
public final class TruthApi {
    private final Truth truth;
    private final Customers customers;
    private final Supplier<Collection<Customer>> connected;
    private final CallMeter meter;

    /// @param connected the customers a product is connected to right now
    public TruthApi(Truth truth, Customers customers, Supplier<Collection<Customer>> connected, CallMeter meter) {
        this.truth = truth;
        this.customers = customers;
        this.connected = connected;
        this.meter = meter;
    }

    public void mount(Router router) {
        router.get("/_testbed/truth").blockingHandler(this::summary, false);
        router.get("/_testbed/truth/:account_id/transactions").blockingHandler(this::transactions, false);
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
                                .map(history -> account(customer, history))
                                .toList()));
    }

    private static JsonObject account(Customer customer, AccountHistory history) {
        var account = history.account();
        var rows = history.rows();
        var sum = rows.stream().map(row -> row.booking().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new JsonObject()
                .put("account_id", account.id())
                .put("kind", account.kind().name().toLowerCase(Locale.ROOT))
                .put("display_name", account.displayName())
                .put("provider_id", customer.provider().id())
                .put("currency", account.currency())
                .put("rows", rows.size())
                .put(
                        "first_on",
                        rows.isEmpty()
                                ? null
                                : rows.getLast().booking().bookedOn().toString())
                .put(
                        "last_on",
                        rows.isEmpty()
                                ? null
                                : rows.getFirst().booking().bookedOn().toString())
                .put("sum", sum.toPlainString())
                .put("checksum", Checksum.of(history));
    }

    private static JsonObject calls(CallMeter.Calls calls) {
        return new JsonObject()
                .put("account_id", calls.accountId().isEmpty() ? null : calls.accountId())
                .put("endpoint", calls.endpoint().wireName())
                .put("count", calls.count());
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
        var history = truth.account(http.pathParam("account_id"));
        if (history.isEmpty()) {
            http.response().setStatusCode(404).end("no account has this id");
            return;
        }
        http.response()
                .putHeader("Content-Type", "application/jsonl")
                .end(lines(history.get().between(from, to)));
    }

    private static Buffer lines(List<BankTransaction> rows) {
        var lines = Buffer.buffer(rows.size() * 220);
        for (var row : rows) {
            lines.appendBuffer(line(row).toBuffer()).appendByte((byte) '\n');
        }
        return lines;
    }

    private static JsonObject line(BankTransaction row) {
        return new JsonObject()
                .put("booked_on", row.booking().bookedOn().toString())
                .put("amount", row.booking().amount().toPlainString())
                .put("currency", row.account().currency())
                .put("description", row.booking().description())
                .put("transaction_id", row.transactionId())
                .put("normalised_provider_transaction_id", row.normalisedProviderTransactionId());
    }

    private static LocalDate date(@Nullable String text, LocalDate otherwise) {
        return text == null ? otherwise : LocalDate.parse(text);
    }
}
