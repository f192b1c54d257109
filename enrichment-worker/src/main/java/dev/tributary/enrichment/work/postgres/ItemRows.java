package dev.tributary.enrichment.work.postgres;

import dev.tributary.contracts.SourceKind;
import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.ladder.Verdict.Reason;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import dev.tributary.enrichment.work.Batch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Rows of jobs, a whole batch in one statement.
final class ItemRows {

    private static final String VERDICT_COLUMNS =
            "state text, category text, subcategory text, merchant text, confidence numeric, source text, reason text,"
                    + " essential boolean, why text";

    private static final String INSERT = """
            INSERT INTO enrichment_items (job_id, user_id, account_id, kind, transaction_id, booked_on, description,
                merchant_name, amount, currency, transaction_category, classification, merchant_key, state, category,
                subcategory, merchant, confidence, source, reason, essential, why, decided_at)
            SELECT $1, $2, $3, item.kind, item.transaction_id, item.booked_on, item.description, item.merchant_name,
                item.amount, item.currency, item.transaction_category, item.classification, item.merchant_key,
                item.state, item.category, item.subcategory, item.merchant, item.confidence, item.source, item.reason,
                item.essential, item.why,
                CASE WHEN item.state <> 'waiting' THEN now() END
            FROM jsonb_to_recordset($4) AS item (kind text, transaction_id uuid, booked_on date, description text,
                merchant_name text, amount numeric, currency text, transaction_category text, classification text[],
                merchant_key text, %s)
            ON CONFLICT (job_id, transaction_id) DO NOTHING
            RETURNING transaction_id
            """.formatted(VERDICT_COLUMNS);

    private static final String SETTLE = """
            UPDATE enrichment_items SET state = verdict.state, category = verdict.category,
                subcategory = verdict.subcategory, merchant = verdict.merchant, confidence = verdict.confidence,
                source = verdict.source, reason = verdict.reason, essential = verdict.essential, why = verdict.why,
                claimed_until = NULL, decided_at = now()
            FROM jsonb_to_recordset($2) AS verdict (transaction_id uuid, %s)
            WHERE enrichment_items.job_id = $1 AND enrichment_items.transaction_id = verdict.transaction_id
                AND enrichment_items.state = 'waiting'
            RETURNING enrichment_items.transaction_id
            """.formatted(VERDICT_COLUMNS);

    private static final String CLAIM = """
            UPDATE enrichment_items SET claimed_until = now() + $2 * interval '1 millisecond'
            WHERE (job_id, transaction_id) IN (
                SELECT item.job_id, item.transaction_id
                FROM enrichment_items item JOIN truelayer_enrichment_jobs job USING (job_id)
                WHERE item.state = 'waiting' AND job.state = 'active'
                    AND (item.claimed_until IS NULL OR item.claimed_until < now())
                ORDER BY item.created_at, item.transaction_id LIMIT $1 FOR UPDATE OF item SKIP LOCKED)
            RETURNING job_id, user_id, account_id, kind, transaction_id, booked_on, description, merchant_name, amount,
                currency, transaction_category, classification
            """;

    private static final String CANCEL_WAITING = """
            UPDATE enrichment_items SET state = 'failed', reason = $2, claimed_until = NULL, decided_at = now()
            WHERE job_id = $1 AND state = 'waiting'
            """;

    private static final String RETRY_FAILED = """
            UPDATE enrichment_items SET state = 'waiting', reason = NULL, claimed_until = NULL, decided_at = NULL
            WHERE job_id = $1 AND state = 'failed'
            """;

    private ItemRows() {}

    /// @param verdicts rows without one wait
    /// @return the transactions that were not there before
    static Set<UUID> insert(SqlConnection connection, Batch batch, Map<UUID, Verdict> verdicts) {
        var items = new JsonArray();
        for (var row : batch.rows()) {
            items.add(item(row).mergeIn(verdict(verdicts.get(row.told().transactionId()))));
        }
        return ids(execute(
                connection,
                INSERT,
                Tuple.of(batch.climb().jobId(), batch.climb().userId(), batch.accountId(), items)));
    }

    /// @return the transactions that were still waiting
    static Set<UUID> settle(SqlConnection connection, UUID jobId, Map<UUID, Verdict> verdicts) {
        var items = new JsonArray();
        verdicts.forEach((id, verdict) -> items.add(verdict(verdict).put("transaction_id", id.toString())));
        return ids(execute(connection, SETTLE, Tuple.of(jobId, items)));
    }

    static List<Batch> claim(SqlConnection connection, int mostRows, Duration claim) {
        record Whose(Climb climb, UUID accountId) {}
        var rows = new LinkedHashMap<Whose, List<StatementRow>>();
        for (var row : execute(connection, CLAIM, Tuple.of(mostRows, claim.toMillis()))) {
            var whose =
                    new Whose(new Climb(row.getString("user_id"), row.getUUID("job_id")), row.getUUID("account_id"));
            rows.computeIfAbsent(whose, _ -> new ArrayList<>()).add(statementRow(row));
        }
        return rows.entrySet().stream()
                .map(entry -> new Batch(entry.getKey().climb(), entry.getKey().accountId(), entry.getValue()))
                .toList();
    }

    /// @return a verdict for each row that waited
    static List<Verdict> cancelWaiting(SqlConnection connection, UUID jobId) {
        var cancelled = execute(connection, CANCEL_WAITING, Tuple.of(jobId, Reason.CANCELLED.code()))
                .rowCount();
        return Collections.nCopies(cancelled, new Undecided(Reason.CANCELLED));
    }

    static int retryFailed(SqlConnection connection, UUID jobId) {
        return execute(connection, RETRY_FAILED, Tuple.of(jobId)).rowCount();
    }

    private static JsonObject item(StatementRow row) {
        var told = row.told();
        return new JsonObject()
                .put("kind", row.kind().name().toLowerCase(Locale.ROOT))
                .put("transaction_id", told.transactionId().toString())
                .put("booked_on", told.bookedOn().toString())
                .put("description", withoutNul(told.description()))
                .put("merchant_name", told.merchantName() == null ? null : withoutNul(told.merchantName()))
                .put("amount", told.amount().toPlainString())
                .put("currency", told.currency())
                .put("transaction_category", told.transactionCategory())
                .put("classification", new JsonArray(List.copyOf(told.classification())))
                .put("merchant_key", row.merchant().key());
    }

    private static JsonObject verdict(@Nullable Verdict verdict) {
        return switch (verdict) {
            case null -> new JsonObject().put("state", "waiting");
            case Categorised decided ->
                new JsonObject()
                        .put("state", "categorised")
                        .put("category", decided.category().top().value())
                        .put("subcategory", decided.category().subcategory())
                        .put("merchant", withoutNul(decided.merchant()))
                        .put("confidence", decided.confidence().toPlainString())
                        .put("source", decided.source().code())
                        .put("essential", decided.essential())
                        .put("why", withoutNul(decided.why()));
            case Undecided undecided ->
                new JsonObject()
                        .put("state", "failed")
                        .put("reason", undecided.reason().code());
        };
    }

    /// PostgreSQL stores any character but this one.
    private static String withoutNul(String text) {
        return text.replace("\0", "");
    }

    private static StatementRow statementRow(Row row) {
        var told = new ImportedTransaction(
                row.getUUID("transaction_id"),
                row.getLocalDate("booked_on"),
                row.getString("description"),
                row.getString("merchant_name"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("transaction_category"),
                List.of(row.getArrayOfStrings("classification")));
        return StatementRow.of(told, SourceKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)));
    }

    private static Set<UUID> ids(RowSet<Row> rows) {
        var ids = new HashSet<UUID>();
        rows.forEach(row -> ids.add(row.getUUID("transaction_id")));
        return ids;
    }

    private static RowSet<Row> execute(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).await().indefinitely();
    }
}
