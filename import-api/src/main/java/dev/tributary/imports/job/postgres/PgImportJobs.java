package dev.tributary.imports.job.postgres;

import dev.tributary.contracts.Event;
import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.contracts.ImportJobForgotten;
import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.imports.UserId;
import dev.tributary.imports.job.Actor;
import dev.tributary.imports.job.AdmitImports;
import dev.tributary.imports.job.Decision;
import dev.tributary.imports.job.Decision.Moved;
import dev.tributary.imports.job.Decision.Refused;
import dev.tributary.imports.job.Decision.Unchanged;
import dev.tributary.imports.job.ImportJob;
import dev.tributary.imports.job.ImportJob.Planned;
import dev.tributary.imports.job.ImportJobEvent;
import dev.tributary.imports.job.ImportJobs;
import dev.tributary.imports.job.ImportMeters;
import dev.tributary.imports.job.JobId;
import dev.tributary.imports.job.RecoveryLimits;
import dev.tributary.imports.job.StatusDocument;
import dev.tributary.imports.job.Timeline;
import dev.tributary.imports.job.WatchImports;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.Outbox;
import dev.tributary.messaging.ReactiveTransactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgImportJobs implements ImportJobs {

    /// Who held something back has this long to tell it itself.
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final String OF_RUN = "select job_id from truelayer_import_jobs where run_id = $1";
    private static final String FORGET = "delete from truelayer_import_jobs where job_id = $1";
    private static final String TELL = """
            update truelayer_import_jobs set told_version = version, told_at = $2
            where job_id = $1 and told_version < version and told_at <= $3
            """;
    private static final String IS_OWED =
            "select 1 from truelayer_import_jobs where job_id = $1 and told_version < version";
    private static final String TO_TELL =
            "select job_id from truelayer_import_jobs where told_version < version and told_at < $1 limit 100";

    /// The row is held to the end of the transaction, so no two replicas reconcile the same import.
    private static final String LEFT_ALONE = """
            select j.job_id from truelayer_import_jobs j
            where j.status = 'ENRICHING' and j.changed_at < $2
               or j.status = 'RUNNING' and exists (
                    select 1 from truelayer_import_progress p
                    where p.job_id = j.job_id and p.status in ('SYNCING', 'WAITING', 'PAUSED')
                      and greatest(coalesce(p.heard_at, j.changed_at), p.waiting_until)
                          + make_interval(secs => $3 * power(2, least(p.resends, 10))) < $1)
            order by j.changed_at limit 20
            for update of j skip locked
            """;

    private final ReactiveTransactions transactions;
    private final Clock clock;
    private final WaitingLine line;
    private final LaterTelling later;
    private final ImportMeters meters;

    PgImportJobs(
            ReactiveTransactions transactions, Clock clock, WaitingLine line, LaterTelling later, ImportMeters meters) {
        this.transactions = transactions;
        this.clock = clock;
        this.line = line;
        this.later = later;
        this.meters = meters;
    }

    @Override
    public Uni<ImportStatus> add(Planned job) {
        var added = new StoredImport(JobMapping.newRow(job), ProgressMapping.newRows(job));
        return transactions.call(connection -> ImportRows.add(connection, added)
                .chain(() -> told(connection, added.job(), job, List.of(), List.of(Timeline.planned(job)), true)));
    }

    @Override
    public Uni<Optional<ImportJob>> find(JobId id, UserId owner) {
        return transactions
                .execute(ImportRows.FIND, Tuple.of(id.value(), owner.value()))
                .map(rows -> rows.stream().findFirst().map(StoredImport::read).map(JobMapping::read));
    }

    @Override
    public Uni<Optional<JobId>> madeBy(UUID runId) {
        return transactions
                .execute(OF_RUN, Tuple.of(runId))
                .map(rows -> rows.stream().findFirst().map(row -> new JobId(row.getUUID("job_id"))));
    }

    @Override
    public Uni<Optional<Change>> change(JobId id, UserId owner, Actor by, Function<ImportJob, Decision> move) {
        return decided(id, owner.value(), by, move);
    }

    @Override
    public Uni<Optional<Change>> follow(JobId id, Actor by, Function<ImportJob, Decision> move) {
        return decided(id, null, by, move);
    }

    private Uni<Optional<Change>> decided(
            JobId id, @Nullable String owner, Actor by, Function<ImportJob, Decision> move) {
        return transactions
                .call(connection -> decided(connection, id.value(), owner, by, move))
                .invoke(change -> change.ifPresent(meters::changed));
    }

    private Uni<Optional<Change>> decided(
            SqlConnection connection, UUID id, @Nullable String owner, Actor by, Function<ImportJob, Decision> move) {
        return ImportRows.hold(connection, id, owner)
                .chain(held -> held.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : decide(connection, held.get(), by, move).map(Optional::of));
    }

    @Override
    public Uni<Integer> admit(Instant now) {
        return transactions
                .call(connection -> line.admissible(connection)
                        .chain(ids -> each(
                                ids,
                                id -> decided(connection, id, null, Actor.QUEUE, job -> AdmitImports.move(job, now)))))
                .map(this::counted);
    }

    @Override
    public Uni<Integer> reconcile(RecoveryLimits limits, Instant now) {
        return transactions
                .call(connection -> leftAlone(connection, limits, now)
                        .chain(ids -> each(ids, id -> reconcile(connection, id, limits, now))))
                .map(this::counted);
    }

    private Uni<Optional<Change>> reconcile(SqlConnection connection, UUID id, RecoveryLimits limits, Instant now) {
        return ImportRows.hold(connection, id, null).chain(held -> {
            var found = held.orElseThrow();
            var lastChange = found.job().changedAt;
            return decide(connection, found, Actor.WATCH, job -> WatchImports.move(job, limits, lastChange, now))
                    .map(Optional::of);
        });
    }

    private static Uni<List<UUID>> leftAlone(SqlConnection connection, RecoveryLimits limits, Instant now) {
        return connection
                .preparedQuery(LEFT_ALONE)
                .execute(Tuple.of(time(now), time(now.minus(limits.enrichmentSilence())), (double)
                        limits.silence().toSeconds()))
                .map(rows -> rows.stream().map(row -> row.getUUID("job_id")).toList());
    }

    /// @return how many there are
    private int counted(List<Change> committed) {
        committed.forEach(meters::changed);
        return committed.size();
    }

    private static Uni<List<Change>> each(List<UUID> ids, Function<UUID, Uni<Optional<Change>>> work) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .filter(change ->
                        change.filter(made -> made.decision() instanceof Moved).isPresent())
                .map(Optional::get)
                .collect()
                .asList();
    }

    @Override
    public Uni<Integer> tellHeldBack() {
        return transactions
                .execute(TO_TELL, Tuple.of(time(clock.instant().minus(GRACE))))
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUniAndConcatenate(row -> tell(row.getUUID("job_id")))
                        .filter(told -> told)
                        .collect()
                        .asList()
                        .map(List::size));
    }

    /// @return false when somebody else has told it; when that was only just now, what came since is told later
    private Uni<Boolean> tell(UUID id) {
        return tellIfDue(id)
                .call(told -> told
                        ? Uni.createFrom().voidItem()
                        : transactions
                                .execute(IS_OWED, Tuple.of(id))
                                .invoke(owed -> {
                                    if (owed.size() > 0) {
                                        later.soon(id, () -> tell(id));
                                    }
                                })
                                .replaceWithVoid());
    }

    private Uni<Boolean> tellIfDue(UUID id) {
        var now = clock.instant();
        return transactions.call(connection -> connection
                .preparedQuery(TELL)
                .execute(Tuple.of(id, time(now), time(now.minus(Pacing.BETWEEN))))
                .chain(told -> told.rowCount() == 0
                        ? Uni.createFrom().item(false)
                        : connection
                                .preparedQuery(ImportRows.FIND)
                                .execute(Tuple.of(id, null))
                                .map(rows -> StoredImport.read(rows.iterator().next()))
                                .chain(stored -> shown(stored.job(), JobMapping.read(stored))
                                        .chain(status ->
                                                Outbox.append(connection, List.of(news(stored.job(), status)))))
                                .replaceWith(true)));
    }

    /// What belongs to the row goes with it in the database.
    @Override
    public Uni<Void> forget(JobId id, UserId owner) {
        return transactions.call(connection -> ImportRows.hold(connection, id.value(), owner.value())
                .chain(held -> held.filter(found -> found.job().status.isTerminal())
                        .map(found -> connection
                                .preparedQuery(FORGET)
                                .execute(Tuple.of(id.value()))
                                .chain(() -> Outbox.append(connection, List.of(forgotten(found.job())))))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private ImportJobForgotten forgotten(JobRow row) {
        return new ImportJobForgotten(Ids.next(), clock.instant(), row.userId, row.jobId, row.version + 1);
    }

    private Uni<Change> decide(
            SqlConnection connection, StoredImport held, Actor by, Function<ImportJob, Decision> move) {
        var row = held.job();
        var before = JobMapping.read(held);
        var decision = move.apply(before);
        return switch (decision) {
            case Moved moved -> {
                var now = clock.instant();
                var due = Pacing.isDue(row.toldAt, moved.events(), now);
                var accounts =
                        ProgressMapping.written(before.accounts(), moved.job().accounts(), held.accounts());
                JobMapping.write(moved.job(), row, now);
                row.version++;
                if (due) {
                    row.toldVersion = row.version;
                    row.toldAt = now;
                } else {
                    later.soon(row.jobId, () -> tell(row.jobId));
                }
                yield ImportRows.write(connection, row, accounts)
                        .chain(() -> told(
                                connection, row, moved.job(), moved.events(), Timeline.of(before, moved, by, now), due))
                        .map(status -> new Change(decision, status));
            }
            case Unchanged unchanged -> shown(row, unchanged.job()).map(status -> new Change(decision, status));
            case Refused refused -> shown(row, refused.job()).map(status -> new Change(decision, status));
        };
    }

    private Uni<ImportStatus> told(
            SqlConnection connection,
            JobRow row,
            ImportJob job,
            List<ImportJobEvent> events,
            List<Timeline.Entry> entries,
            boolean due) {
        return shown(row, job).call(status -> {
            var owed = new ArrayList<Event>(OwedEvents.of(job.facts(), events, status));
            if (due) {
                owed.add(news(row, status));
            }
            return Uni.join()
                    .all(Outbox.append(connection, owed), PgTimelines.write(connection, row.jobId, entries))
                    .andFailFast();
        });
    }

    private ImportJobChanged news(JobRow row, ImportStatus status) {
        return new ImportJobChanged(Ids.next(), clock.instant(), row.userId, status);
    }

    private Uni<ImportStatus> shown(JobRow row, ImportJob job) {
        var queued = row.status == JobStatus.QUEUED ? List.of(row.jobId) : List.<UUID>of();
        return line.turns(queued)
                .map(turns -> StatusDocument.of(job, row.version, turns.get(row.jobId), clock.instant()));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
