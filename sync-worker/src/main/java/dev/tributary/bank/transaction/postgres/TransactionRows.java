package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.BookedTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The table of transactions, within somebody's transaction: one statement for a batch of rows, whatever its size.
public final class TransactionRows {

    private static final char WORD_SEPARATOR = '\u001f';

    private static final String ROWS = """
            unnest($3::uuid[], $4::uuid[], $5::text[], $6::int[], $7::date[], $8::timestamptz[], $9::text[], $10::text[],
                   $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[])
            AS r(transaction_id, identity_key, identity_rule, identity_ordinal, booked_on, booked_at, amount, currency,
                 transaction_type, transaction_category, classification, description, merchant_name,
                 normalised_provider_transaction_id, provider_transaction_id, truelayer_transaction_id)
            """;
    /// In the order of the key, so that two imports of one account never wait for each other in a circle.
    private static final String INSERT = """
            INSERT INTO transactions (account_id, first_seen_in, transaction_id, identity_key, identity_rule,
                identity_ordinal, booked_on, booked_at, amount, currency, transaction_type, transaction_category,
                classification, description, merchant_name, normalised_provider_transaction_id,
                provider_transaction_id, truelayer_transaction_id)
            SELECT $1, $2, r.transaction_id, r.identity_key, r.identity_rule, r.identity_ordinal, r.booked_on,
                r.booked_at, r.amount::numeric, r.currency, r.transaction_type, r.transaction_category,
                string_to_array(r.classification, U&'\\001F'), r.description, r.merchant_name,
                r.normalised_provider_transaction_id, r.provider_transaction_id, r.truelayer_transaction_id
            FROM %s
            ORDER BY r.identity_key
            ON CONFLICT (account_id, identity_key) DO NOTHING
            RETURNING transaction_id
            """.formatted(ROWS);
    /// Only what can change is sent: most rows have not.
    private static final String UPDATE_CHANGED = """
            UPDATE transactions t
            SET booked_on = r.booked_on, booked_at = r.booked_at, amount = r.amount::numeric, currency = r.currency,
                transaction_type = r.transaction_type, description = r.description
            FROM unnest($2::uuid[], $3::date[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[])
                AS r(identity_key, booked_on, booked_at, amount, currency, transaction_type, description)
            WHERE t.account_id = $1 AND t.identity_key = r.identity_key
              AND (t.booked_on <> r.booked_on OR t.amount <> r.amount::numeric OR t.currency <> r.currency
                   OR t.transaction_type <> r.transaction_type OR t.description <> r.description)
            """;

    private TransactionRows() {}

    /// @return the ids of the rows that were not there yet
    public static Uni<Set<UUID>> insert(
            SqlConnection connection, UUID accountId, UUID jobId, List<BookedTransaction> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return connection
                .preparedQuery(INSERT)
                .execute(parameters(accountId, jobId, rows))
                .map(inserted -> {
                    var ids = HashSet.<UUID>newHashSet(inserted.size());
                    inserted.forEach(row -> ids.add(row.getUUID(0)));
                    return ids;
                });
    }

    /// Brings rows that were there up to what the bank says now. What a person or enrichment decided stays.
    ///
    /// @return how many had changed
    public static int updateChanged(SqlConnection connection, UUID accountId, List<BookedTransaction> present) {
        var parameters = Tuple.tuple()
                .addUUID(accountId)
                .addArrayOfUUID(column(
                        present,
                        new UUID[present.size()],
                        each -> each.identity().key()))
                .addArrayOfLocalDate(column(
                        present,
                        new LocalDate[present.size()],
                        each -> each.row().bookedOn()))
                .addArrayOfOffsetDateTime(column(
                        present,
                        new OffsetDateTime[present.size()],
                        each -> each.row().bookedAt()))
                .addArrayOfString(texts(present, each -> each.row().amount().toPlainString()))
                .addArrayOfString(texts(present, each -> each.row().currency()))
                .addArrayOfString(texts(present, each -> each.row().transactionType()))
                .addArrayOfString(texts(present, each -> each.row().description()));
        return connection
                .preparedQuery(UPDATE_CHANGED)
                .execute(parameters)
                .await()
                .indefinitely()
                .rowCount();
    }

    private static Tuple parameters(UUID accountId, UUID jobId, List<BookedTransaction> rows) {
        var parameters = Tuple.tuple()
                .addUUID(accountId)
                .addUUID(jobId)
                .addArrayOfUUID(column(rows, new UUID[rows.size()], BookedTransaction::transactionId))
                .addArrayOfUUID(column(
                        rows, new UUID[rows.size()], each -> each.identity().key()))
                .addArrayOfString(texts(rows, each -> each.identity().rule().code()))
                .addArrayOfInteger(column(
                        rows, new Integer[rows.size()], each -> each.identity().ordinal()))
                .addArrayOfLocalDate(column(
                        rows, new LocalDate[rows.size()], each -> each.row().bookedOn()))
                .addArrayOfOffsetDateTime(column(
                        rows,
                        new OffsetDateTime[rows.size()],
                        each -> each.row().bookedAt()));
        List.<Function<BookedTransaction, @Nullable String>>of(
                        each -> each.row().amount().toPlainString(),
                        each -> each.row().currency(),
                        each -> each.row().transactionType(),
                        each -> each.row().transactionCategory(),
                        each -> String.join(
                                String.valueOf(WORD_SEPARATOR), each.row().classification()),
                        each -> each.row().description(),
                        each -> each.row().merchantName(),
                        each -> each.row().normalisedProviderTransactionId(),
                        each -> each.row().providerTransactionId(),
                        each -> each.row().truelayerTransactionId())
                .forEach(text -> parameters.addArrayOfString(texts(rows, text)));
        return parameters;
    }

    private static String[] texts(List<BookedTransaction> rows, Function<BookedTransaction, @Nullable String> text) {
        return column(rows, new String[rows.size()], text);
    }

    private static <T> T[] column(
            List<BookedTransaction> rows, T[] column, Function<BookedTransaction, ? extends @Nullable T> value) {
        for (var i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }
}
