package dev.tributary.enrichment.work.postgres;

import dev.tributary.contracts.TransactionsEnriched.EnrichedTransaction;
import dev.tributary.enrichment.ladder.MerchantSide;
import dev.tributary.enrichment.ladder.Source;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import dev.tributary.enrichment.work.Tally;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rows that follow a person's correction of another, and the corrected row itself. Counters and events go along, in
/// the connection's transaction.
@ApplicationScoped
public class SimilarRows {

    private static final String OF_MERCHANT = """
            FROM enrichment_items item
            WHERE item.user_id = $1 AND item.merchant_key = $2 AND item.transaction_id <> $3 AND NOT item.corrected
                AND CASE WHEN item.amount > 0 THEN 'in' ELSE 'out' END = $4
                AND item.state <> 'held'
            """;

    private static final String DIFFERENT = """
             AND (item.category IS DISTINCT FROM $5 OR item.subcategory IS DISTINCT FROM $6)
            """;

    private static final String COUNT = "SELECT count(DISTINCT item.transaction_id) AS rows " + OF_MERCHANT + DIFFERENT;

    private static final String SAMPLE =
            """
            SELECT item.transaction_id, item.account_id, item.booked_on, item.description, item.amount, item.currency,
                item.category, item.subcategory
            """ + OF_MERCHANT + DIFFERENT + " ORDER BY item.booked_on DESC, item.transaction_id LIMIT $7";

    private static final String CHANGED_COUNT =
            "SELECT count(DISTINCT transaction_id) AS rows FROM correction_changes WHERE correction_id = $1";

    private static final String JOBS_OF_MERCHANT =
            "SELECT DISTINCT item.job_id " + OF_MERCHANT + DIFFERENT + " ORDER BY item.job_id";

    private static final String APPLY = """
            WITH alike AS (
                SELECT item.* FROM enrichment_items item
                WHERE item.job_id = $8 AND item.user_id = $1 AND item.merchant_key = $2 AND item.transaction_id <> $3
                    AND NOT item.corrected AND item.state <> 'held'
                    AND CASE WHEN item.amount > 0 THEN 'in' ELSE 'out' END = $4
                    AND (item.category IS DISTINCT FROM $5 OR item.subcategory IS DISTINCT FROM $6)
                FOR UPDATE),
            kept AS (
                INSERT INTO correction_changes (correction_id, job_id, transaction_id, state, category, subcategory,
                    merchant, essential, confidence, source, reason, why, decided_by)
                SELECT $7, job_id, transaction_id, state, category, subcategory, merchant, essential, confidence, source,
                    reason, why, decided_by
                FROM alike ON CONFLICT DO NOTHING)
            UPDATE enrichment_items item SET state = 'categorised', category = $5, subcategory = $6,
                merchant = coalesce($9, nullif(alike.merchant, ''), $10), essential = $11, confidence = 1,
                source = $12, why = $13, reason = NULL, parked_until = NULL, claimed_until = NULL, decided_at = now(),
                decided_by = $7
            FROM alike
            WHERE item.job_id = alike.job_id AND item.transaction_id = alike.transaction_id
            RETURNING item.transaction_id, item.account_id, item.category, item.subcategory, item.merchant,
                item.essential, item.confidence, item.source, item.why, alike.state AS before,
                alike.source AS source_before
            """;

    private static final String JOBS_OF_CORRECTION =
            "SELECT DISTINCT job_id FROM correction_changes WHERE correction_id = $1 ORDER BY job_id";

    private static final String UNDO = """
            UPDATE enrichment_items item SET
                state = CASE WHEN kept.state = 'parked' THEN 'waiting' ELSE kept.state END,
                category = kept.category, subcategory = kept.subcategory, merchant = kept.merchant,
                essential = kept.essential, confidence = kept.confidence, source = kept.source,
                reason = CASE WHEN kept.state = 'parked' THEN NULL ELSE kept.reason END, why = kept.why,
                decided_by = kept.decided_by, decided_at = now()
            FROM correction_changes kept
            WHERE kept.correction_id = $1 AND kept.job_id = $2 AND item.job_id = kept.job_id
                AND item.transaction_id = kept.transaction_id AND item.decided_by = $1 AND NOT item.corrected
            RETURNING item.transaction_id, item.account_id, item.category, item.subcategory, item.merchant,
                item.essential, item.confidence, item.source, item.why, item.state AS after
            """;

    private static final String FORGET = "DELETE FROM correction_changes WHERE correction_id = $1";

    private static final String JOBS_OF_TRANSACTION =
            "SELECT job_id FROM enrichment_items WHERE transaction_id = $1 AND user_id = $2 ORDER BY job_id";

    private static final String CORRECT = """
            UPDATE enrichment_items item SET state = 'categorised', category = $3, subcategory = $4,
                merchant = coalesce($5, nullif(item.merchant, '')), essential = $6, confidence = 1, source = $7, why = $8,
                reason = NULL, parked_until = NULL, claimed_until = NULL, decided_at = now(), corrected = true,
                decided_by = NULL
            FROM enrichment_items before
            WHERE item.job_id = $1 AND item.transaction_id = $2 AND before.job_id = item.job_id
                AND before.transaction_id = item.transaction_id
            RETURNING before.state AS before, before.source AS source_before
            """;

    private static final String RELEASE = """
            UPDATE enrichment_items SET state = 'waiting', category = NULL, subcategory = NULL, merchant = NULL,
                essential = NULL, confidence = NULL, source = NULL, why = NULL, decided_at = NULL, corrected = false
            WHERE job_id = $1 AND transaction_id = $2 AND corrected
            RETURNING transaction_id
            """;

    private final ToldEvents told;
    private final Taxonomy taxonomy;

    SimilarRows(ToldEvents told, Taxonomy taxonomy) {
        this.told = told;
        this.taxonomy = taxonomy;
    }

    /// @param except the corrected transaction
    /// @param name the merchant's, as the person gave it; null when they left it
    public record Asked(
            UUID correctionId,
            String userId,
            UUID except,
            MerchantSide merchant,
            CategoryKey category,
            @Nullable String name) {

        private Tuple merchantTuple() {
            return Tuple.tuple()
                    .addString(userId)
                    .addString(merchant.merchantKey())
                    .addUUID(except)
                    .addString(merchant.direction().code())
                    .addString(category.top().value())
                    .addString(category.subcategory());
        }
    }

    public long count(SqlClient client, Asked asked) {
        return execute(client, COUNT, asked.merchantTuple()).iterator().next().getLong("rows");
    }

    public long changed(SqlClient client, UUID correctionId) {
        return execute(client, CHANGED_COUNT, Tuple.of(correctionId))
                .iterator()
                .next()
                .getLong("rows");
    }

    public <T> List<T> sample(SqlClient client, Asked asked, int most, Function<Row, T> read) {
        return execute(client, SAMPLE, asked.merchantTuple().addInteger(most)).stream()
                .map(read)
                .toList();
    }

    /// Gives similar rows the category, and keeps what they had.
    public void apply(SqlConnection connection, Asked asked) {
        for (var job : execute(connection, JOBS_OF_MERCHANT, asked.merchantTuple())) {
            JobRow.lock(connection, job.getUUID("job_id")).ifPresent(row -> apply(connection, row, asked));
        }
    }

    private void apply(SqlConnection connection, JobRow job, Asked asked) {
        var values = asked.merchantTuple()
                .addUUID(asked.correctionId())
                .addUUID(job.jobId())
                .addString(asked.name())
                .addString("")
                .addBoolean(taxonomy.isEssential(asked.category()))
                .addString(Source.PERSON_RULE.code())
                .addString("You said so of another transaction of this merchant.");
        var changed = execute(connection, APPLY, values);
        if (changed.size() > 0) {
            tell(connection, job, enriched(changed));
            var after = job.told(job.tally().without(before(changed)).plus(byRule(changed.size())));
            after.save(connection);
            told.progress(connection, after);
        }
    }

    /// Rows that still have what the correction gave them get back what they had.
    public void undo(SqlConnection connection, UUID correctionId) {
        for (var job : execute(connection, JOBS_OF_CORRECTION, Tuple.of(correctionId))) {
            JobRow.lock(connection, job.getUUID("job_id")).ifPresent(row -> undo(connection, row, correctionId));
        }
        execute(connection, FORGET, Tuple.of(correctionId));
    }

    private void undo(SqlConnection connection, JobRow job, UUID correctionId) {
        var restored = execute(connection, UNDO, Tuple.of(correctionId, job.jobId()));
        if (restored.size() > 0) {
            tell(connection, job, enriched(restored));
            var after = job.told(job.tally().without(byRule(restored.size())).plus(after(restored)));
            after.save(connection);
            told.progress(connection, after);
        }
    }

    /// The row is the person's from now on.
    public void correct(SqlConnection connection, Asked asked) {
        for (var row : execute(connection, JOBS_OF_TRANSACTION, Tuple.of(asked.except(), asked.userId()))) {
            JobRow.lock(connection, row.getUUID("job_id")).ifPresent(job -> {
                var values = Tuple.tuple()
                        .addUUID(job.jobId())
                        .addUUID(asked.except())
                        .addString(asked.category().top().value())
                        .addString(asked.category().subcategory())
                        .addString(asked.name())
                        .addBoolean(taxonomy.isEssential(asked.category()))
                        .addString(Source.PERSON_RULE.code())
                        .addString("You said so.");
                var changed = execute(connection, CORRECT, values);
                if (changed.size() > 0) {
                    var after = job.told(job.tally().without(before(changed)).plus(byRule(changed.size())));
                    after.save(connection);
                    told.progress(connection, after);
                }
            });
        }
    }

    /// The row waits to be decided anew.
    ///
    /// @return false when it is none of any job
    public boolean release(SqlConnection connection, UUID transactionId, String userId) {
        var released = 0;
        for (var row : execute(connection, JOBS_OF_TRANSACTION, Tuple.of(transactionId, userId))) {
            var job = JobRow.lock(connection, row.getUUID("job_id")).orElseThrow();
            var rows = execute(connection, RELEASE, Tuple.of(job.jobId(), transactionId))
                    .size();
            if (rows > 0) {
                var waiting = new Tally(rows, 0, 0, 0, Map.of());
                var after = job.revived().told(job.tally().without(byRule(rows)).plus(waiting));
                after.save(connection);
                told.progress(connection, after);
            }
            released += rows;
        }
        return released > 0;
    }

    private void tell(SqlConnection connection, JobRow job, Map<UUID, List<EnrichedTransaction>> news) {
        news.forEach((account, enriched) -> told.results(connection, job.userId(), job.jobId(), account, enriched));
    }

    private static Map<UUID, List<EnrichedTransaction>> enriched(RowSet<Row> rows) {
        var byAccount = new LinkedHashMap<UUID, List<EnrichedTransaction>>();
        for (var row : rows) {
            byAccount
                    .computeIfAbsent(row.getUUID("account_id"), _ -> new ArrayList<>())
                    .add(enriched(row));
        }
        return byAccount;
    }

    private static EnrichedTransaction enriched(Row row) {
        var confidence = row.getBigDecimal("confidence");
        var source = row.getString("source");
        var why = row.getString("why");
        var merchant = row.getString("merchant");
        return new EnrichedTransaction(
                row.getUUID("transaction_id"),
                row.getString("category"),
                row.getString("subcategory"),
                merchant == null || merchant.isEmpty() ? null : merchant,
                row.getBoolean("essential"),
                confidence == null ? BigDecimal.ZERO : confidence,
                source == null ? "none" : source,
                why == null ? "" : why);
    }

    private static Tally before(RowSet<Row> rows) {
        var tally = Tally.NONE;
        for (var row : rows) {
            tally = tally.plus(Tally.ofOne(row.getString("before"), row.getString("source_before")));
        }
        return tally;
    }

    private static Tally after(RowSet<Row> rows) {
        var tally = Tally.NONE;
        for (var row : rows) {
            tally = tally.plus(Tally.ofOne(row.getString("after"), row.getString("source")));
        }
        return tally;
    }

    private static Tally byRule(long rows) {
        return new Tally(rows, rows, 0, 0, Map.of(Source.PERSON_RULE.code(), rows));
    }

    private static RowSet<Row> execute(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).await().indefinitely();
    }
}
