package dev.tributary.scheduler.schedule.postgres;

import dev.tributary.messaging.Times;
import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.recurrence.FrequencyText;
import dev.tributary.scheduler.recurrence.Recurrence;
import dev.tributary.scheduler.schedule.MissedRuns;
import dev.tributary.scheduler.schedule.Overlap;
import dev.tributary.scheduler.schedule.Reach;
import dev.tributary.scheduler.schedule.Schedule;
import dev.tributary.scheduler.schedule.Selection;
import dev.tributary.scheduler.schedule.Terms;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/// Rows of `truelayer_import_schedules`. What firing writes there is read here and never written.
final class ScheduleRows {

    static final String ADD = """
            INSERT INTO truelayer_import_schedules (
                schedule_id, user_id, name, account_ids, all_accounts, frequency, zone, days_back, jitter_seconds,
                auto_enrich, enabled, missed_runs, overlap, failing_since, disabled_reason, next_run_at, changed_at,
                created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            """;
    static final String WRITE = """
            UPDATE truelayer_import_schedules
            SET name = $3, account_ids = $4, all_accounts = $5, frequency = $6, zone = $7, days_back = $8,
                jitter_seconds = $9, auto_enrich = $10, enabled = $11, missed_runs = $12, overlap = $13,
                failing_since = $14, disabled_reason = $15, next_run_at = $16, changed_at = $17
            WHERE schedule_id = $1 AND user_id = $2
            """;

    private ScheduleRows() {}

    /// For [#ADD].
    static Tuple added(Schedule schedule) {
        return written(schedule).addOffsetDateTime(Times.offset(schedule.createdAt()));
    }

    /// For [#WRITE].
    static Tuple written(Schedule schedule) {
        var terms = schedule.terms();
        return Tuple.tuple()
                .addUUID(schedule.id())
                .addString(schedule.owner().value())
                .addString(terms.name())
                .addArrayOfUUID(
                        switch (terms.selection()) {
                            case Selection.Chosen(var chosen) -> chosen.toArray(UUID[]::new);
                            case Selection.Everything() -> new UUID[0];
                        })
                .addBoolean(terms.selection() instanceof Selection.Everything)
                .addString(FrequencyText.write(terms.recurrence().frequency()))
                .addString(terms.recurrence().zone().getId())
                .addInteger(terms.reach() instanceof Reach.DaysBack(var days) ? days : null)
                .addInteger((int) terms.spread().toSeconds())
                .addBoolean(terms.autoEnrich())
                .addBoolean(terms.enabled())
                .addString(terms.missedRuns().name())
                .addString(terms.overlap().name())
                .addOffsetDateTime(Times.offset(schedule.failingSince()))
                .addString(schedule.disabledReason())
                .addOffsetDateTime(Times.offset(schedule.nextRunAt()))
                .addOffsetDateTime(Times.offset(schedule.changedAt()));
    }

    static Schedule read(Row row) {
        return new Schedule(
                row.getUUID("schedule_id"),
                new UserId(row.getString("user_id")),
                terms(row),
                Times.instant(row.getOffsetDateTime("next_run_at")),
                Times.instant(row.getOffsetDateTime("last_run_at")),
                row.getString("last_status"),
                Times.instant(row.getOffsetDateTime("failing_since")),
                Times.instant(row.getOffsetDateTime("last_failed_at")),
                row.getString("disabled_reason"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    private static Terms terms(Row row) {
        var daysBack = row.getInteger("days_back");
        return new Terms(
                row.getString("name"),
                row.getBoolean("all_accounts")
                        ? new Selection.Everything()
                        : new Selection.Chosen(List.of(row.getArrayOfUUIDs("account_ids"))),
                new Recurrence(FrequencyText.read(row.getString("frequency")), ZoneId.of(row.getString("zone"))),
                Duration.ofSeconds(row.getInteger("jitter_seconds")),
                daysBack == null ? new Reach.Incremental() : new Reach.DaysBack(daysBack),
                row.getBoolean("auto_enrich"),
                row.getBoolean("enabled"),
                Overlap.valueOf(row.getString("overlap")),
                MissedRuns.valueOf(row.getString("missed_runs")));
    }
}
