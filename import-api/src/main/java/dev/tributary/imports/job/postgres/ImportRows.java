package dev.tributary.imports.job.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The statements that keep an import. Statements that do not wait for each other are sent together.
final class ImportRows {

    /// Whoever moves an import holds its row to the end of the transaction: nobody decides on what is over.
    private static final String LOCK = """
            select 1 from truelayer_import_jobs where job_id = $1 and ($2::text is null or user_id = $2) for update
            """;
    /// Anybody's where the owner is null. Sent after the lock, it sees what was committed while that was waited for.
    static final String FIND = StoredImport.READ + "where j.job_id = $1 and ($2::text is null or j.user_id = $2)";

    private static final String ADD = """
            insert into truelayer_import_jobs
            select * from json_populate_record(null::truelayer_import_jobs, $1::text::json)
            """;
    private static final String ADD_ACCOUNTS = """
            insert into truelayer_import_progress
            select * from json_populate_recordset(null::truelayer_import_progress, $1::text::json)
            """;

    private static final String WRITE = write(
            "truelayer_import_jobs",
            "json_populate_record",
            "t.job_id = n.job_id",
            List.of(
                    "version",
                    "status",
                    "person_address",
                    "queued_at",
                    "started_at",
                    "ended_at",
                    "changed_at",
                    "held",
                    "told_version",
                    "told_at",
                    "served",
                    "synced",
                    "duplicates",
                    "updated",
                    "errors",
                    "out_of_range",
                    "categorised",
                    "enrichment_failed",
                    "parked_rows",
                    "parked_reason",
                    "parked_message",
                    "parked_next_step",
                    "enrichment_by_source",
                    "enrichment_sequence",
                    "api_calls",
                    "api_cost",
                    "llm_calls",
                    "llm_tokens",
                    "enrichment_cost",
                    "unknown_prices",
                    "cost_sequence"));
    private static final String WRITE_ACCOUNTS = write(
            "truelayer_import_progress",
            "json_populate_recordset",
            "t.job_id = n.job_id and t.account_id = n.account_id",
            List.of(
                    "status",
                    "reason",
                    "message",
                    "next_step",
                    "waiting_until",
                    "sequence",
                    "heard_at",
                    "resends",
                    "gap_from",
                    "gap_to",
                    "percent",
                    "served",
                    "synced",
                    "duplicates",
                    "updated",
                    "errors",
                    "out_of_range"));

    private ImportRows() {}

    private static String write(String table, String populate, String same, List<String> columns) {
        return "update %1$s t set (%2$s) = (%3$s) from %4$s(null::%1$s, $1::text::json) n where %5$s"
                .formatted(
                        table,
                        String.join(", ", columns),
                        columns.stream().map("n."::concat).collect(Collectors.joining(", ")),
                        populate,
                        same);
    }

    static Uni<Void> add(SqlConnection connection, StoredImport added) {
        return Uni.join()
                .all(
                        execute(connection, ADD, Tuple.of(StoredImport.json(added.job()))),
                        execute(connection, ADD_ACCOUNTS, Tuple.of(StoredImport.json(added.accounts()))))
                .andFailFast()
                .replaceWithVoid();
    }

    /// @param owner null when it does not matter whose it is
    /// @return empty when there is none, or it is another person's
    static Uni<Optional<StoredImport>> hold(SqlConnection connection, UUID id, @Nullable String owner) {
        var which = Tuple.of(id, owner);
        return Uni.join()
                .all(execute(connection, LOCK, which), execute(connection, FIND, which))
                .andFailFast()
                .map(answers -> answers.getLast().stream().findFirst().map(StoredImport::read));
    }

    /// @param accounts those that changed
    static Uni<Void> write(SqlConnection connection, JobRow job, List<ProgressRow> accounts) {
        var written = execute(connection, WRITE, Tuple.of(StoredImport.json(job)));
        return accounts.isEmpty()
                ? written.replaceWithVoid()
                : Uni.join()
                        .all(written, execute(connection, WRITE_ACCOUNTS, Tuple.of(StoredImport.json(accounts))))
                        .andFailFast()
                        .replaceWithVoid();
    }

    private static Uni<RowSet<Row>> execute(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values);
    }
}
