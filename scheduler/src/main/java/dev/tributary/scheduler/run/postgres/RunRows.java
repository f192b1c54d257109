package dev.tributary.scheduler.run.postgres;

import dev.tributary.messaging.Times;
import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.recurrence.FrequencyText;
import dev.tributary.scheduler.recurrence.Recurrence;
import dev.tributary.scheduler.recurrence.Timetable;
import dev.tributary.scheduler.run.Due;
import dev.tributary.scheduler.run.Reason;
import dev.tributary.scheduler.run.Run;
import dev.tributary.scheduler.run.RunStatus;
import dev.tributary.scheduler.run.Trigger;
import dev.tributary.scheduler.schedule.MissedRuns;
import dev.tributary.scheduler.schedule.Overlap;
import dev.tributary.scheduler.schedule.Reach;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// Rows as what they stand for.
final class RunRows {

    private RunRows() {}

    /// @param dueAt the time to fire it for
    static Due due(Row row, Instant dueAt) {
        var daysBack = row.getInteger("days_back");
        return new Due(
                row.getUUID("schedule_id"),
                new UserId(row.getString("user_id")),
                List.of(row.getArrayOfUUIDs("account_ids")),
                timetable(row),
                daysBack == null ? new Reach.Incremental() : new Reach.DaysBack(daysBack),
                row.getBoolean("auto_enrich"),
                Overlap.valueOf(row.getString("overlap")),
                MissedRuns.valueOf(row.getString("missed_runs")),
                row.getBoolean("going"),
                row.getBoolean("waiting"),
                dueAt);
    }

    private static Timetable timetable(Row row) {
        return new Timetable(
                new Recurrence(FrequencyText.read(row.getString("frequency")), ZoneId.of(row.getString("zone"))),
                Duration.ofSeconds(row.getInteger("jitter_seconds")),
                row.getUUID("schedule_id"));
    }

    static Run run(Row row) {
        var reason = row.getString("reason");
        return new Run(
                row.getUUID("run_id"),
                row.getUUID("schedule_id"),
                new UserId(row.getString("user_id")),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getOffsetDateTime("fired_at").toInstant(),
                Trigger.valueOf(row.getString("trigger")),
                RunStatus.valueOf(row.getString("status")),
                row.getBoolean("incremental"),
                row.getUUID("job_id"),
                Times.instant(row.getOffsetDateTime("ended_at")),
                reason == null ? null : new Reason(reason, row.getString("message"), row.getString("next_step")));
    }
}
