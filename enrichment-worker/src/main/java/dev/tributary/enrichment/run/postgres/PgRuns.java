package dev.tributary.enrichment.run.postgres;

import dev.tributary.enrichment.run.Runs;
import dev.tributary.enrichment.run.Selection;
import dev.tributary.enrichment.work.postgres.SelectedRows;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class PgRuns implements Runs {

    private static final String SELECTED = """
             item.user_id = $1 AND NOT item.corrected AND ($2::uuid IS NULL OR item.job_id = $2)
                AND (cardinality($3::uuid[]) = 0 OR item.account_id = ANY($3))
                AND ($4::date IS NULL OR item.booked_on >= $4) AND ($5::date IS NULL OR item.booked_on <= $5)
                AND ($6::text IS NULL OR strpos(lower(item.description), lower($6)) > 0)
                AND (item.state IN ('held', 'failed', 'parked') OR $7 AND item.state = 'categorised')
            """;

    private static final String COUNT = """
            SELECT count(*) AS rows, count(DISTINCT (merchant_key, amount > 0, kind, transaction_category)) AS kinds
            FROM enrichment_items item WHERE
            """ + SELECTED;

    private static final String EXAMPLES =
            """
            SELECT DISTINCT ON (merchant_key, amount > 0, kind, transaction_category) kind, transaction_id, booked_on,
                description, merchant_name, amount, currency, transaction_category, classification
            FROM enrichment_items item WHERE
            """ + SELECTED + " ORDER BY merchant_key, amount > 0, kind, transaction_category LIMIT $8";

    private static final String JOBS =
            "SELECT DISTINCT job_id FROM enrichment_items item WHERE" + SELECTED + " ORDER BY job_id";

    private static final String INSERT = "INSERT INTO enrichment_runs (run_id, user_id, rows) VALUES ($1, $2, $3)";

    private final Transactions transactions;
    private final Pool pool;
    private final SelectedRows selectedRows;

    PgRuns(Transactions transactions, Pool pool, SelectedRows selectedRows) {
        this.transactions = transactions;
        this.pool = pool;
        this.selectedRows = selectedRows;
    }

    @Override
    public Sample sample(String userId, Selection selection, int most) {
        var counts = execute(pool, COUNT, values(userId, selection)).iterator().next();
        var examples = execute(pool, EXAMPLES, values(userId, selection).addInteger(most)).stream()
                .map(SelectedRows::row)
                .toList();
        return new Sample(counts.getLong("rows"), counts.getLong("kinds"), examples);
    }

    @Override
    public long start(UUID runId, String userId, Selection selection) {
        return transactions.call(connection -> {
            var rows = 0L;
            for (var job : execute(connection, JOBS, values(userId, selection))) {
                rows += selectedRows.revive(
                        connection, job.getUUID("job_id"), runId, SELECTED, values(userId, selection));
            }
            execute(connection, INSERT, Tuple.of(runId, userId, rows));
            return rows;
        });
    }

    private static Tuple values(String userId, Selection selection) {
        return Tuple.tuple()
                .addString(userId)
                .addUUID(selection.jobId())
                .addArrayOfUUID(selection.accountIds().toArray(UUID[]::new))
                .addLocalDate(selection.from())
                .addLocalDate(selection.to())
                .addString(selection.search())
                .addBoolean(selection.again());
    }

    private static RowSet<Row> execute(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).await().indefinitely();
    }
}
