package dev.tributary.enrichment.work.postgres;

import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.work.JobState;
import dev.tributary.enrichment.work.Parking;
import dev.tributary.enrichment.work.Tally;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A job's row, locked until the transaction ends.
///
/// @param sequence of the last progress that was told
/// @param parking why the last parked row was; null when none ever was
record JobRow(
        UUID jobId,
        String userId,
        JobState state,
        long controlVersion,
        long sequence,
        Tally tally,
        @Nullable Parking parking) {

    private static final String COLUMNS =
            "job_id, user_id, state, control_version, sequence, received, categorised, failed, parked, park_reason,"
                    + " by_source";

    private static final String LOCK_OR_CREATE = """
            INSERT INTO truelayer_enrichment_jobs (job_id, user_id) VALUES ($1, $2)
            ON CONFLICT (job_id) DO UPDATE SET updated_at = now()
            RETURNING
            """ + COLUMNS;

    private static final String LOCK =
            "SELECT " + COLUMNS + " FROM truelayer_enrichment_jobs WHERE job_id = $1 FOR UPDATE";

    private static final String SAVE = """
            UPDATE truelayer_enrichment_jobs SET state = $2, control_version = $3, sequence = $4, received = $5,
                categorised = $6, failed = $7, by_source = $8, parked = $9, park_reason = $10, updated_at = now()
            WHERE job_id = $1
            """;

    static JobRow lockOrCreate(SqlConnection connection, UUID jobId, String userId) {
        var rows = connection
                .preparedQuery(LOCK_OR_CREATE)
                .execute(Tuple.of(jobId, userId))
                .await()
                .indefinitely();
        return read(rows.iterator().next());
    }

    static Optional<JobRow> lock(SqlConnection connection, UUID jobId) {
        var rows = connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(jobId))
                .await()
                .indefinitely()
                .iterator();
        return rows.hasNext() ? Optional.of(read(rows.next())) : Optional.empty();
    }

    static Tally tally(Row row) {
        var bySource = new TreeMap<String, Long>();
        row.getJsonObject("by_source")
                .forEach(entry -> bySource.put(entry.getKey(), ((Number) entry.getValue()).longValue()));
        return new Tally(
                row.getLong("received"),
                row.getLong("categorised"),
                row.getLong("failed"),
                row.getLong("parked"),
                bySource);
    }

    void save(SqlConnection connection) {
        var values = Tuple.tuple()
                .addUUID(jobId)
                .addString(state.code())
                .addLong(controlVersion)
                .addLong(sequence)
                .addLong(tally.received())
                .addLong(tally.categorised())
                .addLong(tally.failed())
                .addJsonObject(new JsonObject(new TreeMap<>(tally.bySource())))
                .addLong(tally.parked())
                .addString(parking == null ? null : parking.code());
        connection.preparedQuery(SAVE).execute(values).await().indefinitely();
    }

    JobRow received(long rows) {
        return new JobRow(jobId, userId, state, controlVersion, sequence, tally.received(rows), parking);
    }

    JobRow decided(Collection<? extends Verdict> verdicts) {
        return told(tally.decided(verdicts));
    }

    JobRow parked(long rows, Parking why) {
        return new JobRow(jobId, userId, state, controlVersion, sequence, tally.parked(rows), why);
    }

    /// Rows wait again, or are gone, or have another category: the next progress tells.
    JobRow told(Tally next) {
        return new JobRow(jobId, userId, state, controlVersion, sequence + 1, next, parking);
    }

    /// What a person has tried again is worked on, even where the import itself was cancelled.
    JobRow revived() {
        var next = state == JobState.CANCELLED ? JobState.ACTIVE : state;
        return new JobRow(jobId, userId, next, controlVersion, sequence, tally, parking);
    }

    JobRow moved(JobState next, long version) {
        return new JobRow(jobId, userId, next, version, sequence, tally, parking);
    }

    private static JobRow read(Row row) {
        return new JobRow(
                row.getUUID("job_id"),
                row.getString("user_id"),
                JobState.ofCode(row.getString("state")),
                row.getLong("control_version"),
                row.getLong("sequence"),
                tally(row),
                row.getString("park_reason") == null ? null : Parking.ofCode(row.getString("park_reason")));
    }
}
