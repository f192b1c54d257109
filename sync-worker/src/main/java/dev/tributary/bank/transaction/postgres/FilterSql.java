package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.Position;
import dev.tributary.bank.transaction.RowState;
import dev.tributary.bank.transaction.TransactionFilter;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/// A filter as SQL. Only conditions that are asked for are written, so the index by day serves them. Per account first:
/// each account's rows lie in order, and only as many as needed are read.
final class FilterSql {

    static final String COLUMNS = """
            t.transaction_id, t.account_id, t.booked_on, t.booked_at, t.description, coalesce(t.merchant, t.merchant_name) AS merchant,
            t.amount, t.currency, t.transaction_type, t.transaction_category, t.classification, t.category,
            t.subcategory, t.essential, t.why, t.correction_id, t.category_source, t.confidence, t.normalised_provider_transaction_id, t.provider_transaction_id,
            t.truelayer_transaction_id, t.identity_rule, t.first_seen_in, t.state
            """;

    private final Tuple parameters = Tuple.tuple();
    private final StringBuilder accounts = new StringBuilder();
    private final StringBuilder rows = new StringBuilder();
    private int count;

    FilterSql(TransactionFilter filter, @Nullable Position after) {
        and(accounts, "a.user_id = $", filter.userId());
        and(accounts, "a.account_id = $", filter.accountId());
        parameters.addArrayOfString(filter.states().stream().map(RowState::code).toArray(String[]::new));
        rows.append(" AND t.state = ANY ($").append(++count).append(')');
        and(rows, "t.first_seen_in = $", filter.jobId());
        and(rows, "t.booked_on >= $", filter.from());
        and(rows, "t.booked_on <= $", filter.to());
        if (TransactionFilter.NO_CATEGORY.equals(filter.category())) {
            rows.append(" AND t.category IS NULL");
        } else {
            and(rows, "t.category = $", filter.category());
        }
        and(rows, "t.subcategory = $", filter.subcategory());
        and(rows, "t.category_source = $", filter.source());
        and(rows, "abs(t.amount) >= $", filter.amount().least());
        and(rows, "abs(t.amount) <= $", filter.amount().most());
        rows.append(
                switch (filter.amount().direction()) {
                    case IN -> " AND t.amount > 0";
                    case OUT -> " AND t.amount < 0";
                    case null -> "";
                });
        if (filter.text() != null) {
            and(
                    rows,
                    "(t.description || ' ' || coalesce(t.merchant, t.merchant_name, '')) ILIKE $",
                    like(filter.text()));
        }
        if (after != null) {
            and(rows, "(t.booked_on, t.transaction_id) < ($", after.bookedOn());
            parameters.addValue(after.transactionId());
            rows.append(", $").append(++count).append(')');
        }
    }

    Tuple parameters() {
        return parameters;
    }

    String page(int limit) {
        return """
                SELECT t.* FROM accounts a CROSS JOIN LATERAL (
                    SELECT %s FROM transactions t WHERE t.account_id = a.account_id%s
                    ORDER BY t.booked_on DESC, t.transaction_id DESC LIMIT %d) t
                WHERE true%s ORDER BY t.booked_on DESC, t.transaction_id DESC LIMIT %d
                """.formatted(COLUMNS, rows, limit, accounts, limit);
    }

    String all() {
        return """
                SELECT t.* FROM accounts a CROSS JOIN LATERAL (
                    SELECT %s FROM transactions t WHERE t.account_id = a.account_id%s
                    ORDER BY t.booked_on DESC, t.transaction_id DESC) t
                WHERE true%s
                """.formatted(COLUMNS, rows, accounts);
    }

    private void and(StringBuilder where, String condition, @Nullable Object value) {
        if (value != null) {
            parameters.addValue(value);
            where.append(" AND ").append(condition).append(++count);
        }
    }

    private static String like(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
