package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.Page;
import dev.tributary.bank.transaction.Position;
import dev.tributary.bank.transaction.RowState;
import dev.tributary.bank.transaction.StoredTransaction;
import dev.tributary.bank.transaction.StoredTransactions;
import dev.tributary.bank.transaction.TransactionFilter;
import dev.tributary.contracts.TransactionsEnriched;
import dev.tributary.contracts.TransactionsEnriched.EnrichedTransaction;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgStoredTransactions implements StoredTransactions {

    private static final int ROWS_AT_ONCE = 500;

    private static final String FIND = """
            SELECT %s FROM transactions t JOIN accounts a USING (account_id)
            WHERE t.transaction_id = $1 AND a.user_id = $2 AND t.state NOT IN ('gone', 'undone')
            """.formatted(FilterSql.COLUMNS);
    private static final String ENRICH = """
            UPDATE transactions t
            SET category = d.category, subcategory = d.subcategory, merchant = d.merchant,
                essential = d.essential::boolean,
                confidence = CASE WHEN d.category IS NOT NULL THEN d.confidence::numeric END,
                category_source = CASE WHEN d.category IS NOT NULL THEN d.source END,
                why = CASE WHEN d.category IS NOT NULL THEN d.why END
            FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
                 AS d(transaction_id, category, subcategory, merchant, essential, confidence, source, why)
            WHERE t.transaction_id = d.transaction_id AND t.account_id = $1 AND t.correction_id IS NULL
              AND EXISTS (SELECT FROM accounts a WHERE a.account_id = $1 AND a.user_id = $2)
            """;

    private final Pool pool;
    private final Transactions transactions;

    PgStoredTransactions(Pool pool, Transactions transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    @Override
    public Page page(TransactionFilter filter, @Nullable Position after, int limit) {
        var sql = new FilterSql(filter, after);
        var found = pool.preparedQuery(sql.page(limit + 1)).execute(sql.parameters()).await().indefinitely().stream()
                .map(PgStoredTransactions::transaction)
                .toList();
        return Page.of(found, limit);
    }

    @Override
    public void each(TransactionFilter filter, Consumer<StoredTransaction> reader) {
        var sql = new FilterSql(filter, null);
        transactions.run(connection -> {
            var statement = connection.prepare(sql.all()).await().indefinitely();
            var cursor = statement.cursor(sql.parameters());
            do {
                for (var row : cursor.read(ROWS_AT_ONCE).await().indefinitely()) {
                    reader.accept(transaction(row));
                }
            } while (cursor.hasMore());
            cursor.close().await().indefinitely();
        });
    }

    @Override
    public Optional<StoredTransaction> find(String userId, UUID transactionId) {
        return pool.preparedQuery(FIND).execute(Tuple.of(transactionId, userId)).await().indefinitely().stream()
                .map(PgStoredTransactions::transaction)
                .findFirst();
    }

    @Override
    public void enrich(TransactionsEnriched decided) {
        var rows = decided.transactions();
        var parameters = Tuple.tuple()
                .addUUID(decided.accountId())
                .addString(decided.userId())
                .addArrayOfUUID(
                        rows.stream().map(EnrichedTransaction::transactionId).toArray(UUID[]::new))
                .addArrayOfString(texts(rows, EnrichedTransaction::category))
                .addArrayOfString(texts(rows, EnrichedTransaction::subcategory))
                .addArrayOfString(texts(rows, EnrichedTransaction::merchant))
                .addArrayOfString(texts(rows, row -> row.essential() == null ? null : String.valueOf(row.essential())))
                .addArrayOfString(texts(rows, row -> row.confidence().toPlainString()))
                .addArrayOfString(texts(rows, EnrichedTransaction::source))
                .addArrayOfString(texts(rows, EnrichedTransaction::why));
        pool.preparedQuery(ENRICH).execute(parameters).await().indefinitely();
    }

    private static String[] texts(
            List<EnrichedTransaction> rows, Function<EnrichedTransaction, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    static StoredTransaction transaction(Row row) {
        return new StoredTransaction(
                row.getUUID("transaction_id"),
                row.getUUID("account_id"),
                RowState.of(row.getString("state")),
                row.getLocalDate("booked_on"),
                row.getOffsetDateTime("booked_at").toInstant(),
                row.getString("description"),
                row.getString("merchant"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("transaction_type"),
                row.getString("transaction_category"),
                List.of(row.getArrayOfStrings("classification")),
                row.getString("category"),
                row.getString("subcategory"),
                row.getBoolean("essential"),
                row.getString("why"),
                row.getString("category_source"),
                row.getBigDecimal("confidence"),
                row.getString("normalised_provider_transaction_id"),
                row.getString("provider_transaction_id"),
                row.getString("truelayer_transaction_id"),
                row.getString("identity_rule"),
                row.getUUID("first_seen_in"),
                row.getUUID("correction_id"));
    }
}
