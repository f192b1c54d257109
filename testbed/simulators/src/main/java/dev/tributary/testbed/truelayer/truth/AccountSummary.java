package dev.tributary.testbed.truelayer.truth;

import dev.tributary.testbed.truelayer.bank.AccountHistory;
import dev.tributary.testbed.truelayer.bank.BankTransaction;
import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.PendingPayment;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Stream;

/// What one account holds, in figures.
final class AccountSummary {

    private AccountSummary() {}

    /// @param shownId what products call the account now
    static JsonObject of(String shownId, Customer customer, AccountHistory history) {
        var account = history.account();
        var rows = history.rows();
        return new JsonObject()
                .put("account_id", shownId)
                .put("first_account_id", account.id())
                .put("kind", account.kind().name().toLowerCase(Locale.ROOT))
                .put("display_name", account.displayName())
                .put("provider_id", customer.provider().id())
                .put("currency", account.currency())
                .put("rows", rows.size())
                .put("first_on", rows.isEmpty() ? null : day(rows.getLast()))
                .put("last_on", rows.isEmpty() ? null : day(rows.getFirst()))
                .put("opening", history.opening().toPlainString())
                .put("sum", sum(rows.stream()))
                .put("checksum", Checksum.of(history))
                .put("pending", history.pending().size())
                .put("pending_sum", sum(history.pending().stream().map(PendingPayment::row)))
                .put("settled", history.amendment().settlements().size())
                .put("withdrawn", history.amendment().withdrawn().size());
    }

    private static String day(BankTransaction row) {
        return row.booking().bookedOn().toString();
    }

    private static String sum(Stream<BankTransaction> rows) {
        return rows.map(row -> row.booking().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }
}
