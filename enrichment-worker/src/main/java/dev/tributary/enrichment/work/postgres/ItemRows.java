package dev.tributary.enrichment.work.postgres;

import dev.tributary.contracts.SourceKind;
import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.ladder.Verdict.Reason;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import dev.tributary.enrichment.languagemodel.ModelCalls.Admission.Refused;
import dev.tributary.enrichment.work.Batch;
import dev.tributary.enrichment.work.Parking;
import dev.tributary.enrichment.work.Tally;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    static final String WAITING = "waiting";
    static final String HELD = "held";

    private static final String VERDICT_COLUMNS =
            "state text, category text, subcategory text, merchant text, confidence numeric, source text, reason text,"
                    + " essential boolean, why text";

    private static final String INSERT = """
            INSERT INTO enrichment_items (job_id, user_id, account_id, kind, transaction_id, booked_on, description,
                merchant_name, amount, currency, transaction_category, classification, merchant_key, state, category,
                subcategory, merchant, confidence, source, reason, essential, why, corrected, decided_at)
            SELECT $1, $2, $3, item.kind, item.transaction_id, item.booked_on, item.description, item.merchant_name,
                item.amount, item.currency, item.transaction_category, item.classification, item.merchant_key,
                item.state, item.category, item.subcategory, item.merchant, item.confidence, item.source, item.reason,
                item.essential, item.why, item.corrected,
                CASE WHEN item.state NOT IN ('held', 'waiting') THEN now() END
            FROM jsonb_to_recordset($4) AS item (kind text, transaction_id uuid, booked_on date, description text,
                merchant_name text, amount numeric, currency text, transaction_category text, classification text[],
                merchant_key text, corrected boolean, %s)
            WHERE NOT EXISTS (SELECT FROM removed_transactions gone
                WHERE gone.transaction_id = item.transaction_id AND gone.removed_at >= $5)
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
                    AND (item.claimed_until < now()
                        OR item.claimed_until IS NULL AND item.created_at <= now() - $3 * interval '1 millisecond')
                ORDER BY item.created_at, item.transaction_id LIMIT $1 FOR UPDATE OF item SKIP LOCKED)
            RETURNING job_id, user_id, account_id, kind, transaction_id, booked_on, description, merchant_name, amount,
                currency, transaction_category, classification, run_id
            """;

    private static final String PARK = """
            UPDATE enrichment_items SET state = 'parked', reason = parking.reason, parked_until = parking.until,
                claimed_until = NULL
            FROM jsonb_to_recordset($2) AS parking (transaction_id uuid, reason text, until timestamptz)
            WHERE enrichment_items.job_id = $1 AND enrichment_items.transaction_id = parking.transaction_id
                AND enrichment_items.state = 'waiting'
            RETURNING enrichment_items.transaction_id
            """;

    private static final String SOON = """
            UPDATE enrichment_items SET claimed_until = now() + $3 * interval '1 millisecond'
            WHERE job_id = $1 AND transaction_id = ANY($2) AND state = 'waiting'
            """;

    private static final String CANCEL_WAITING = """
            UPDATE enrichment_items item SET state = 'failed', reason = $2, claimed_until = NULL, parked_until = NULL,
                decided_at = now()
            FROM enrichment_items before
            WHERE item.job_id = $1 AND before.job_id = item.job_id AND before.transaction_id = item.transaction_id
                AND item.state IN ('waiting', 'parked') AND ($3::uuid IS NULL OR item.run_id = $3)
            RETURNING before.state AS before, before.source
            """;

    private static final String RETRY = """
            UPDATE enrichment_items item SET state = 'waiting', reason = NULL, claimed_until = NULL, parked_until = NULL,
                decided_at = NULL
            FROM enrichment_items before
            WHERE item.job_id = $1 AND before.job_id = item.job_id AND before.transaction_id = item.transaction_id
                AND item.state = ANY($2) AND NOT item.corrected AND ($3::timestamptz IS NULL OR item.parked_until <= $3)
            RETURNING before.state AS before, before.source
            """;

    private static final String REMOVE = """
            DELETE FROM enrichment_items WHERE job_id = $1 AND transaction_id = ANY($2)
            RETURNING state AS before, source
            """;

    private ItemRows() {}

    /// @return the transactions that were not there before
    /// @param otherwise the state of rows without a verdict
    /// @param corrected rows whose verdict is a person's
    /// @param told when the rows were told: one that was taken back later stays away
    static Set<UUID> insert(
            SqlConnection connection,
            Batch batch,
            Map<UUID, ? extends Verdict> verdicts,
            String otherwise,
            Set<UUID> corrected,
            Instant told) {
        var items = new JsonArray();
        for (var row : batch.rows()) {
            var id = row.told().transactionId();
            items.add(item(row).put("corrected", corrected.contains(id)).mergeIn(verdict(verdicts.get(id), otherwise)));
        }
        return ids(execute(
                connection,
                INSERT,
                Tuple.of(
                        batch.climb().jobId(),
                        batch.climb().userId(),
                        batch.accountId(),
                        items,
                        told.atOffset(ZoneOffset.UTC))));
    }

    /// @return the transactions that were still waiting
    static Set<UUID> settle(SqlConnection connection, UUID jobId, Map<UUID, ? extends Verdict> verdicts) {
        var items = new JsonArray();
        verdicts.forEach((id, verdict) -> items.add(verdict(verdict, WAITING).put("transaction_id", id.toString())));
        return ids(execute(connection, SETTLE, Tuple.of(jobId, items)));
    }

    /// @return the transactions that were still waiting
    static Set<UUID> park(SqlConnection connection, UUID jobId, Map<UUID, Refused> parked) {
        var items = new JsonArray();
        parked.forEach((id, refused) -> items.add(new JsonObject()
                .put("transaction_id", id.toString())
                .put("reason", Parking.of(refused.obstacle()).code())
                .put("until", refused.until() == null ? null : refused.until().toString())));
        return ids(execute(connection, PARK, Tuple.of(jobId, items)));
    }

    static void soon(SqlConnection connection, UUID jobId, Set<UUID> rows, Duration when) {
        execute(connection, SOON, Tuple.of(jobId, rows.toArray(UUID[]::new), when.toMillis()));
    }

    static List<Batch> claim(SqlConnection connection, int mostRows, Duration claim, Duration gathered) {
        record Whose(Climb climb, UUID accountId, @Nullable UUID runId) {}
        var rows = new LinkedHashMap<Whose, List<StatementRow>>();
        for (var row : execute(connection, CLAIM, Tuple.of(mostRows, claim.toMillis(), gathered.toMillis()))) {
            var whose = new Whose(
                    new Climb(row.getString("user_id"), row.getUUID("job_id"), row.getUUID("account_id")),
                    row.getUUID("account_id"),
                    row.getUUID("run_id"));
            rows.computeIfAbsent(whose, _ -> new ArrayList<>()).add(statementRow(row));
        }
        return rows.entrySet().stream()
                .map(entry -> new Batch(
                        entry.getKey().climb(),
                        entry.getKey().accountId(),
                        entry.getKey().runId(),
                        entry.getValue()))
                .toList();
    }

    /// @param runId null for all of the job
    /// @return what they were before
    static Tally cancelWaiting(SqlConnection connection, UUID jobId, @Nullable UUID runId) {
        return tally(execute(connection, CANCEL_WAITING, Tuple.of(jobId, Reason.CANCELLED.code(), runId)));
    }

    /// @param states which rows
    /// @param due only parked rows whose time has come by then; null for all
    /// @return what they were before
    static Tally retry(SqlConnection connection, UUID jobId, List<String> states, @Nullable Instant due) {
        var until = due == null ? null : due.atOffset(ZoneOffset.UTC);
        return tally(execute(connection, RETRY, Tuple.of(jobId, states.toArray(String[]::new), until)));
    }

    /// @return what they were
    static Tally remove(SqlConnection connection, UUID jobId, UUID[] transactionIds) {
        return tally(execute(connection, REMOVE, Tuple.of(jobId, transactionIds)));
    }

    /// Of rows with their state, `before`, and where they were categorised their `source`.
    static Tally tally(RowSet<Row> rows) {
        var tally = Tally.NONE;
        for (var row : rows) {
            tally = tally.plus(Tally.ofOne(row.getString("before"), row.getString("source")));
        }
        return tally;
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

    private static JsonObject verdict(@Nullable Verdict verdict, String otherwise) {
        return switch (verdict) {
            case null -> new JsonObject().put("state", otherwise);
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

    static StatementRow statementRow(Row row) {
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
