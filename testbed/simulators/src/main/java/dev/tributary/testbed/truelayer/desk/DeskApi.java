package dev.tributary.testbed.truelayer.desk;

import dev.tributary.testbed.truelayer.bank.Amendments;
import dev.tributary.testbed.truelayer.bank.BankAccount;
import dev.tributary.testbed.truelayer.bank.BankTransaction;
import dev.tributary.testbed.truelayer.bank.Histories;
import dev.tributary.testbed.truelayer.bank.PendingPayment;
import dev.tributary.testbed.truelayer.bank.ShownIds;
import dev.tributary.testbed.truelayer.bank.ShownIds.Held;
import dev.tributary.testbed.truelayer.control.Fields;
import dev.tributary.testbed.truelayer.control.Requests;
import dev.tributary.testbed.truelayer.history.Booking;
import dev.tributary.testbed.truelayer.history.TransactionCategory;
import dev.tributary.testbed.truelayer.truth.RowLines;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// `POST /_testbed/accounts/{account_id}/…`: something happens at the bank. `DELETE …/happenings` undoes all of it.
public final class DeskApi {
    private final Amendments amendments;
    private final Histories histories;
    private final ShownIds shownIds;

    public DeskApi(Amendments amendments, Histories histories, ShownIds shownIds) {
        this.amendments = amendments;
        this.histories = histories;
        this.shownIds = shownIds;
    }

    public void mount(Router router) {
        route(router, HttpMethod.POST, "/book", this::book);
        route(router, HttpMethod.POST, "/pending", this::expect);
        route(router, HttpMethod.POST, "/settle", this::settle);
        route(router, HttpMethod.POST, "/withdraw", this::withdraw);
        route(router, HttpMethod.DELETE, "/happenings", (http, held) -> {
            amendments.forget(held.account());
            http.response().setStatusCode(204).end();
        });
    }

    private void route(Router router, HttpMethod method, String below, BiConsumer<RoutingContext, Held> happening) {
        Requests.route(
                router,
                method,
                "/_testbed/accounts/:account_id" + below,
                http -> shownIds.held(http.pathParam("account_id"))
                        .ifPresentOrElse(
                                held -> happening.accept(http, held),
                                () -> http.response().setStatusCode(404).end("no account has this id")));
    }

    /// Books rows as they are; two that are equal are twins.
    private void book(RoutingContext http, Held held) {
        var bookings = Requests.objects(http).stream()
                .map(fields -> {
                    var booking = booking(fields, "booked_on");
                    fields.nothingElse();
                    return booking;
                })
                .toList();
        var first = amendments.of(held.account()).place();
        amendments.book(held.account(), bookings);
        http.json(new JsonObject().put("booked", lines(bookedFrom(first, held.account()))));
    }

    private List<BankTransaction> bookedFrom(int place, BankAccount account) {
        return amendments.of(account).posted().stream()
                .filter(posted -> posted.place() >= place)
                .map(posted -> new BankTransaction(account, posted.booking(), posted.place()))
                .toList();
    }

    /// Makes payments pending; `becomes` says what differs once they are booked.
    private void expect(RoutingContext http, Held held) {
        var known = pendingRows(held);
        for (var fields : Requests.objects(http)) {
            var looks = booking(fields, "made_on");
            var becomes = fields.has("becomes") ? becoming(looks, fields.child("becomes")) : looks;
            fields.nothingElse();
            amendments.expect(held.account(), looks, becomes);
        }
        var added =
                pendingRows(held).stream().filter(row -> !known.contains(row)).toList();
        http.json(new JsonObject().put("pending", lines(added)));
    }

    /// Books all pending payments, or those named.
    private void settle(RoutingContext http, Held held) {
        var fields = Requests.object(http);
        var named = fields.texts("transaction_ids");
        var bookedOn = fields.date("booked_on", histories.today());
        fields.nothingElse();
        var payments = pending(held).stream()
                .filter(payment -> isNamed(payment.row(), named))
                .toList();
        var settled = amendments.settle(held.account(), payments, bookedOn);
        http.json(new JsonObject()
                .put(
                        "settled",
                        new JsonArray(settled.stream().map(RowLines::settlement).toList())));
    }

    /// Takes back the rows that are named, booked or pending, or so many of the newest booked ones.
    private void withdraw(RoutingContext http, Held held) {
        var fields = Requests.object(http);
        var named = fields.texts("transaction_ids");
        var newest = fields.number("newest", 1, 0);
        fields.nothingElse();
        if ((named == null) == (newest == 0)) {
            throw new IllegalArgumentException("body must have transaction_ids or newest");
        }
        var history = histories.of(held.customer(), held.account());
        var rows = history.rows().stream()
                .filter(row -> named == null || isNamed(row, named))
                .limit(named == null ? newest : Long.MAX_VALUE)
                .toList();
        var payments = named == null
                ? List.<PendingPayment>of()
                : pending(held).stream()
                        .filter(payment -> isNamed(payment.row(), named))
                        .toList();
        amendments.withdraw(held.account(), rows);
        amendments.drop(held.account(), payments);
        http.json(new JsonObject()
                .put("withdrawn", lines(rows))
                .put("dropped", lines(payments.stream().map(PendingPayment::row).toList())));
    }

    private Booking booking(Fields fields, String day) {
        return new Booking(
                fields.date(day, histories.today()),
                fields.requiredText("description"),
                fields.amount("amount"),
                fields.has("category")
                        ? fields.choice("category", TransactionCategory.class)
                        : TransactionCategory.PURCHASE,
                null);
    }

    private static Booking becoming(Booking looks, Fields fields) {
        var becomes = new Booking(
                looks.bookedOn(),
                fields.text("description", looks.description()),
                fields.has("amount") ? fields.amount("amount") : looks.amount(),
                looks.category(),
                looks.merchant());
        fields.nothingElse();
        return becomes;
    }

    private List<PendingPayment> pending(Held held) {
        return histories.of(held.customer(), held.account()).pending();
    }

    private List<BankTransaction> pendingRows(Held held) {
        return pending(held).stream().map(PendingPayment::row).toList();
    }

    private static boolean isNamed(BankTransaction row, @Nullable Set<String> named) {
        return named == null || named.contains(row.transactionId());
    }

    private static JsonArray lines(Collection<BankTransaction> rows) {
        return new JsonArray(rows.stream().map(RowLines::line).toList());
    }
}
