package dev.tributary.enrichment.work.postgres;

import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.work.Batch;
import dev.tributary.enrichment.work.Tally;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Rows a person selects to be enriched, whatever became of them before. Counters and events go along, in the
/// connection's transaction.
@ApplicationScoped
public class SelectedRows {

    private static final String REVIVE = """
            UPDATE enrichment_items item SET state = 'waiting', category = NULL, subcategory = NULL, merchant = NULL,
                essential = NULL, confidence = NULL, source = NULL, why = NULL, reason = NULL, parked_until = NULL,
                claimed_until = NULL, decided_at = NULL, decided_by = NULL, run_id = :run
            FROM enrichment_items before
            WHERE item.job_id = :job AND before.job_id = item.job_id AND before.transaction_id = item.transaction_id AND
            """;

    private static final String WHAT_IT_WAS = " RETURNING before.state AS before, before.source";

    private final ToldEvents told;

    SelectedRows(ToldEvents told) {
        this.told = told;
    }

    /// @param selected a condition on `item` with the parameters `values`
    /// @return how many wait now
    public long revive(SqlConnection connection, UUID jobId, UUID runId, String selected, Tuple values) {
        var job = JobRow.lock(connection, jobId).orElseThrow();
        var rows = connection
                .preparedQuery(numbered(values) + selected + WHAT_IT_WAS)
                .execute(values.addUUID(jobId).addUUID(runId))
                .await()
                .indefinitely();
        if (rows.size() > 0) {
            var waiting = new Tally(rows.size(), 0, 0, 0, Map.of());
            var after =
                    job.revived().told(job.tally().without(ItemRows.tally(rows)).plus(waiting));
            after.save(connection);
            told.progress(connection, after);
        }
        return rows.size();
    }

    /// The two parameters of its own come after those of the condition.
    private static String numbered(Tuple values) {
        return REVIVE.replace(":job", "$" + (values.size() + 1)).replace(":run", "$" + (values.size() + 2));
    }

    /// Rows nobody asked for yet are known from now on.
    ///
    /// @param told when they were as they are
    public void hold(SqlConnection connection, Batch batch, Instant told) {
        JobRow.lockOrCreate(connection, batch.climb().jobId(), batch.climb().userId());
        ItemRows.insert(connection, batch, Map.of(), ItemRows.HELD, Set.of(), told);
    }

    public static StatementRow row(Row row) {
        return ItemRows.statementRow(row);
    }
}
