package dev.tributary.bank.sync.postgres;

import dev.tributary.bank.sync.AccountSync;
import dev.tributary.bank.sync.Calling;
import dev.tributary.bank.sync.Checkpoint;
import dev.tributary.bank.sync.Progress;
import dev.tributary.bank.sync.Steps;
import dev.tributary.bank.sync.SyncKey;
import dev.tributary.bank.sync.SyncRequest;
import dev.tributary.bank.sync.SyncState;
import dev.tributary.bank.sync.SyncState.Cancelled;
import dev.tributary.bank.sync.SyncState.Completed;
import dev.tributary.bank.sync.SyncState.Failed;
import dev.tributary.bank.sync.SyncState.Paused;
import dev.tributary.bank.sync.SyncState.Skipped;
import dev.tributary.bank.sync.SyncState.Syncing;
import dev.tributary.bank.sync.SyncState.Waiting;
import dev.tributary.bank.sync.Window;
import dev.tributary.bank.truelayer.BankTask;
import dev.tributary.bank.truelayer.Resource;
import dev.tributary.contracts.Counts;
import dev.tributary.contracts.DateRange;
import dev.tributary.messaging.Times;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A sync as a row of `account_syncs`, both ways.
final class SyncRow {

    /// The columns of a state beside its name.
    private record StateColumns(
            String state,
            @Nullable Instant nextAttemptAt,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String nextStep) {}

    static final String INSERT = """
            INSERT INTO account_syncs (job_id, account_id, user_id, state, range_starts, range_ends, window_starts, window_ends, closing,
                batch_size, enrich, person_address, started_at, unit, rows_done, served, synced, duplicates, updated,
                errors, out_of_range, percent, sequence, epoch, attempts, touched_at)
            VALUES ($1, $2, $3, 'syncing', $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, $12)
            ON CONFLICT DO NOTHING
            """;
    /// Refused when somebody else has taken the unit since: the epoch is theirs then.
    static final String UPDATE = """
            UPDATE account_syncs SET state = $4, next_attempt_at = $5, reason = $6, message = $7, next_step = $8,
                person_address = $9, unit = $10, rows_done = $11, served = $12, synced = $13, duplicates = $14,
                updated = $15, errors = $16, out_of_range = $17, percent = $18, sequence = $19, attempts = $20,
                touched_at = $21, window_starts = $22, window_ends = $23, gap_from = $24, gap_to = $25,
                remapped = $26, ask_later = $27, task_id = $28, task_uri = $29, task_asked_at = $30, task_polls = $31
            WHERE job_id = $1 AND account_id = $2 AND epoch = $3
              AND state NOT IN ('completed', 'skipped', 'failed', 'cancelled')
            """;

    private SyncRow() {}

    static Tuple inserted(AccountSync sync) {
        var request = sync.request();
        return Tuple.tuple()
                .addUUID(sync.key().jobId())
                .addUUID(sync.key().accountId())
                .addString(sync.userId())
                .addArrayOfLocalDate(days(request.ranges(), DateRange::fromDate))
                .addArrayOfLocalDate(days(request.ranges(), DateRange::toDate))
                .addArrayOfLocalDate(days(sync.steps().windows(), Window::from))
                .addArrayOfLocalDate(days(sync.steps().windows(), Window::to))
                .addArrayOfString(
                        sync.steps().closing().stream().map(Resource::path).toArray(String[]::new))
                .addInteger(request.batchSize())
                .addBoolean(request.enrich())
                .addString(request.personAddress())
                .addOffsetDateTime(Times.offset(request.startedAt()));
    }

    static Tuple updated(AccountSync sync, Instant now) {
        var state = columns(sync.state());
        var counts = sync.counts();
        var gap = sync.progress().gap();
        var calling = sync.calling();
        var task = calling.task();
        return Tuple.tuple()
                .addUUID(sync.key().jobId())
                .addUUID(sync.key().accountId())
                .addLong(sync.epoch())
                .addString(state.state())
                .addOffsetDateTime(Times.offset(state.nextAttemptAt()))
                .addString(state.reason())
                .addString(state.message())
                .addString(state.nextStep())
                .addString(sync.request().personAddress())
                .addInteger(sync.checkpoint().unit())
                .addLong(sync.checkpoint().rowsDone())
                .addLong(counts.served())
                .addLong(counts.synced())
                .addLong(counts.duplicates())
                .addLong(counts.updated())
                .addLong(counts.errors())
                .addLong(counts.outOfRange())
                .addInteger(sync.percent())
                .addLong(sync.sequence())
                .addInteger(sync.attempts())
                .addOffsetDateTime(Times.offset(now))
                .addArrayOfLocalDate(days(sync.steps().windows(), Window::from))
                .addArrayOfLocalDate(days(sync.steps().windows(), Window::to))
                .addLocalDate(gap == null ? null : gap.fromDate())
                .addLocalDate(gap == null ? null : gap.toDate())
                .addBoolean(calling.remapped())
                .addBoolean(calling.later())
                .addString(task == null ? null : task.taskId())
                .addString(task == null ? null : task.resultsUri().toString())
                .addOffsetDateTime(task == null ? null : Times.offset(task.askedAt()))
                .addInteger(calling.polls());
    }

    static AccountSync read(Row row) {
        return new AccountSync(
                new SyncKey(row.getUUID("job_id"), row.getUUID("account_id")),
                row.getString("user_id"),
                new SyncRequest(
                        pairs(row, "range_starts", "range_ends", DateRange::new),
                        row.getInteger("batch_size"),
                        row.getBoolean("enrich"),
                        row.getString("person_address"),
                        row.getOffsetDateTime("started_at").toInstant()),
                new Steps(
                        pairs(row, "window_starts", "window_ends", Window::new),
                        Stream.of(row.getArrayOfStrings("closing"))
                                .map(Resource::at)
                                .toList()),
                new Progress(
                        new Checkpoint(row.getInteger("unit"), row.getLong("rows_done")),
                        counts(row),
                        row.getInteger("percent"),
                        gap(row)),
                new Calling(
                        row.getBoolean("remapped"),
                        row.getBoolean("ask_later"),
                        task(row),
                        row.getInteger("task_polls")),
                row.getLong("sequence"),
                row.getLong("epoch"),
                row.getInteger("attempts"),
                state(row));
    }

    private static Counts counts(Row row) {
        return new Counts(
                row.getLong("served"),
                row.getLong("synced"),
                row.getLong("duplicates"),
                row.getLong("updated"),
                row.getLong("errors"),
                row.getLong("out_of_range"));
    }

    private static @Nullable BankTask task(Row row) {
        var taskId = row.getString("task_id");
        return taskId == null
                ? null
                : new BankTask(
                        taskId,
                        URI.create(row.getString("task_uri")),
                        row.getOffsetDateTime("task_asked_at").toInstant());
    }

    private static @Nullable DateRange gap(Row row) {
        var from = row.getLocalDate("gap_from");
        return from == null ? null : new DateRange(from, row.getLocalDate("gap_to"));
    }

    private static <T> LocalDate[] days(List<T> stretches, Function<T, LocalDate> day) {
        return stretches.stream().map(day).toArray(LocalDate[]::new);
    }

    private static <T> List<T> pairs(Row row, String starts, String ends, BiFunction<LocalDate, LocalDate, T> stretch) {
        var first = row.getArrayOfLocalDates(starts);
        var last = row.getArrayOfLocalDates(ends);
        return IntStream.range(0, first.length)
                .mapToObj(at -> stretch.apply(first[at], last[at]))
                .toList();
    }

    private static SyncState state(Row row) {
        return switch (row.getString("state")) {
            case "syncing" -> new Syncing();
            case "waiting" ->
                new Waiting(
                        row.getOffsetDateTime("next_attempt_at").toInstant(),
                        row.getString("reason"),
                        row.getString("message"));
            case "paused" -> new Paused();
            case "completed" -> new Completed();
            case "skipped" -> new Skipped(row.getString("reason"), row.getString("message"));
            case "failed" -> new Failed(row.getString("reason"), row.getString("message"), row.getString("next_step"));
            case "cancelled" -> new Cancelled();
            default -> throw new IllegalStateException("no sync is " + row.getString("state"));
        };
    }

    private static StateColumns columns(SyncState state) {
        return switch (state) {
            case Syncing() -> new StateColumns("syncing", null, null, null, null);
            case Waiting(var until, var reason, var message) ->
                new StateColumns("waiting", until, reason, message, null);
            case Paused() -> new StateColumns("paused", null, null, null, null);
            case Completed() -> new StateColumns("completed", null, null, null, null);
            case Skipped(var reason, var message) -> new StateColumns("skipped", null, reason, message, null);
            case Failed(var reason, var message, var next) -> new StateColumns("failed", null, reason, message, next);
            case Cancelled() -> new StateColumns("cancelled", null, null, null, null);
        };
    }
}
