package dev.tributary.bank.sync.postgres;

import dev.tributary.bank.sync.Control;
import dev.tributary.contracts.ImportControl;
import dev.tributary.contracts.ImportControl.ImportCancelled;
import dev.tributary.contracts.ImportControl.ImportPaused;
import dev.tributary.contracts.ImportControl.ImportResumed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Locale;
import java.util.UUID;

/// The row that says what the person wants of an import. Whoever lays one of its syncs down reads it under a shared
/// lock, so that no control is ever missed between reading and writing.
final class Controls {

    private static final String PRESENT =
            "INSERT INTO job_controls (job_id, state, version) VALUES ($1, 'running', 0) ON CONFLICT DO NOTHING";
    private static final String GLANCE = "SELECT state FROM job_controls WHERE job_id = $1";
    private static final String READ = GLANCE + " FOR SHARE";
    private static final String RECORD = """
            INSERT INTO job_controls (job_id, state, version) VALUES ($1, $2, $3)
            ON CONFLICT (job_id) DO UPDATE SET state = excluded.state, version = excluded.version
            WHERE job_controls.version < excluded.version AND job_controls.state <> 'cancelled'
            """;

    private Controls() {}

    static Control begin(SqlConnection connection, UUID jobId) {
        connection.preparedQuery(PRESENT).execute(Tuple.of(jobId)).await().indefinitely();
        return read(connection, jobId).await().indefinitely();
    }

    /// For whoever lays a unit down: no control comes between this and the commit.
    static Uni<Control> read(SqlConnection connection, UUID jobId) {
        return read(connection, READ, jobId);
    }

    /// For whoever goes on: a control that comes meanwhile is noticed after the next batch, and no lock is written.
    static Uni<Control> glance(SqlConnection connection, UUID jobId) {
        return read(connection, GLANCE, jobId);
    }

    private static Uni<Control> read(SqlConnection connection, String sql, UUID jobId) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of(jobId))
                .map(rows -> Control.valueOf(
                        rows.iterator().next().getString("state").toUpperCase(Locale.ROOT)));
    }

    /// @return false when a newer control, or a cancel, is known
    static boolean record(SqlConnection connection, ImportControl control) {
        return connection
                        .preparedQuery(RECORD)
                        .execute(Tuple.of(control.jobId(), state(control), control.jobVersion()))
                        .await()
                        .indefinitely()
                        .rowCount()
                == 1;
    }

    private static String state(ImportControl control) {
        return switch (control) {
            case ImportPaused _ -> "paused";
            case ImportResumed _ -> "running";
            case ImportCancelled _ -> "cancelled";
        };
    }
}
