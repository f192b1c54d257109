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
import dev.tributary.messaging.HibernateOutbox;
import dev.tributary.messaging.Ids;
import dev.tributary.messaging.VersionConflict;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgImportJobs implements ImportJobs, PanacheRepositoryBase<JobEntity, UUID> {

    private static final String WITH_ACCOUNTS = "select j from ImportJob j join fetch j.accounts where j.jobId = ?1";
    private static final String OWN_WITH_ACCOUNTS = WITH_ACCOUNTS + " and j.userId = ?2";
    private static final int ATTEMPTS_TO_BE_FIRST = 10;

    /// Who held something back has this long to tell it itself.
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final String TELL =
            "update truelayer_import_jobs set told_version = version, told_at = ?2 where job_id = ?1 and told_version < version and told_at <= ?3";
    private static final String IS_OWED =
            "select count(*) from truelayer_import_jobs where job_id = ?1 and told_version < version";
    private static final String TO_TELL =
            "select job_id from truelayer_import_jobs where told_version < version and told_at < ?1 limit 100";

    /// The row is held to the end of the transaction, so no two replicas reconcile the same import.
    private static final String LEFT_ALONE = """
            select j.job_id from truelayer_import_jobs j
            where j.status = 'ENRICHING' and j.changed_at < ?2
               or j.status = 'RUNNING' and exists (
                    select 1 from truelayer_import_progress p
                    where p.job_id = j.job_id and p.status in ('SYNCING', 'WAITING', 'PAUSED')
                      and greatest(coalesce(p.heard_at, j.changed_at), p.waiting_until)
                          + make_interval(secs => ?3 * power(2, least(p.resends, 10))) < ?1)
            order by j.changed_at limit 20
            for update of j skip locked
            """;

    private final Clock clock;
    private final WaitingLine line;
    private final LaterTelling later;
    private final ImportMeters meters;

    PgImportJobs(Clock clock, WaitingLine line, LaterTelling later, ImportMeters meters) {
        this.clock = clock;
        this.line = line;
        this.later = later;
        this.meters = meters;
    }

    @Override
    public Uni<ImportStatus> add(Planned job) {
        return Panache.withTransaction(() -> persistAndFlush(JobMapping.newRow(job))
                .chain(row -> told(row, job, List.of(), List.of(Timeline.planned(job)), true)));
    }

    @Override
    public Uni<Optional<ImportJob>> find(JobId id, UserId owner) {
        return Panache.withSession(
                () -> own(id, owner).map(row -> Optional.ofNullable(row).map(JobMapping::read)));
    }

    @Override
    public Uni<Optional<JobId>> madeBy(UUID runId) {
        return Panache.withSession(() -> find("runId", runId)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(found -> new JobId(found.jobId))));
    }

    @Override
    public Uni<Optional<Change>> change(JobId id, UserId owner, Actor by, Function<ImportJob, Decision> move) {
        return decided(() -> own(id, owner), by, move);
    }

    @Override
    public Uni<Optional<Change>> follow(JobId id, Actor by, Function<ImportJob, Decision> move) {
        return decided(() -> any(id.value()), by, move);
    }

    @Override
    public Uni<Integer> admit(Instant now) {
        return firstToCommit(() -> Panache.withTransaction(() -> line.admissible()
                        .chain(ids -> each(
                                ids,
                                id -> any(id).chain(
                                                row -> decide(row, Actor.QUEUE, job -> AdmitImports.move(job, now)))))))
                .map(this::counted);
    }

    @Override
    public Uni<Integer> reconcile(RecoveryLimits limits, Instant now) {
        return firstToCommit(() -> Panache.withTransaction(() -> leftAlone(limits, now)
                        .chain(ids -> each(
                                ids,
                                id -> any(id).chain(row -> {
                                    var lastChange = row.changedAt;
                                    return decide(
                                            row, Actor.WATCH, job -> WatchImports.move(job, limits, lastChange, now));
                                })))))
                .map(this::counted);
    }

    private static Uni<List<UUID>> leftAlone(RecoveryLimits limits, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LEFT_ALONE, UUID.class)
                        .setParameter(1, now)
                        .setParameter(2, now.minus(limits.enrichmentSilence()))
                        .setParameter(3, (double) limits.silence().toSeconds())
                        .getResultList());
    }

    /// @return how many there are
    private int counted(List<Change> committed) {
        committed.forEach(meters::changed);
        return committed.size();
    }

    private static Uni<List<Change>> each(List<UUID> ids, Function<UUID, Uni<Change>> work) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .filter(change -> change.decision() instanceof Moved)
                .collect()
                .asList();
    }

    @Override
    public Uni<Integer> tellHeldBack() {
        return Panache.withSession(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(TO_TELL, UUID.class)
                                .setParameter(1, clock.instant().minus(GRACE))
                                .getResultList()))
                .chain(ids -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(this::tell)
                        .filter(told -> told)
                        .collect()
                        .asList()
                        .map(List::size));
    }

    /// @return false when somebody else has told it; when that was only just now, what came since is told later
    private Uni<Boolean> tell(UUID id) {
        return tellIfDue(id)
                .call(told -> told
                        ? Uni.createFrom().item(0L)
                        : isOwed(id).invoke(owed -> {
                            if (owed > 0) {
                                later.soon(id, () -> tell(id));
                            }
                        }));
    }

    private static Uni<Long> isOwed(UUID id) {
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(IS_OWED, Long.class)
                        .setParameter(1, id)
                        .getSingleResult()));
    }

    private Uni<Boolean> tellIfDue(UUID id) {
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(TELL)
                        .setParameter(1, id)
                        .setParameter(2, clock.instant())
                        .setParameter(3, clock.instant().minus(Pacing.BETWEEN))
                        .executeUpdate()
                        .chain(rows -> rows == 0
                                ? Uni.createFrom().item(false)
                                : any(id).chain(row -> shown(row, JobMapping.read(row))
                                        .chain(status -> HibernateOutbox.append(session, List.of(news(row, status))))
                                        .replaceWith(true)))));
    }

    @Override
    public Uni<Void> forget(JobId id, UserId owner) {
        return firstToCommit(() -> Panache.withTransaction(() -> own(id, owner)
                .chain(row -> row == null || !row.status.isTerminal()
                        ? Uni.createFrom().voidItem()
                        : forget(row))));
    }

    /// In one statement: what belongs to the row goes with it in the database. Removing the rows one by one, Hibernate
    /// Reactive stops for ever when two sessions do so at the same time.
    private Uni<Void> forget(JobEntity row) {
        var forgotten = new ImportJobForgotten(Ids.next(), clock.instant(), row.userId, row.jobId, row.version + 1);
        return delete("jobId = ?1 and version = ?2", row.jobId, row.version)
                .invoke(rows -> {
                    if (rows == 0) {
                        throw new VersionConflict("the import");
                    }
                })
                .chain(Panache::getSession)
                .chain(session -> HibernateOutbox.append(session, List.of(forgotten)));
    }

    private Uni<Optional<Change>> decided(
            Supplier<Uni<@Nullable JobEntity>> load, Actor by, Function<ImportJob, Decision> move) {
        return firstToCommit(() -> Panache.withTransaction(() -> load.get()
                        .chain(row -> row == null
                                ? Uni.createFrom().item(Optional.<Change>empty())
                                : decide(row, by, move).map(Optional::of))))
                .invoke(change -> change.ifPresent(meters::changed));
    }

    private static Uni<@Nullable JobEntity> own(JobId id, UserId owner) {
        return Panache.getSession()
                .chain(session -> session.createQuery(OWN_WITH_ACCOUNTS, JobEntity.class)
                        .setParameter(1, id.value())
                        .setParameter(2, owner.value())
                        .getSingleResultOrNull());
    }

    private static Uni<@Nullable JobEntity> any(UUID id) {
        return Panache.getSession()
                .chain(session -> session.createQuery(WITH_ACCOUNTS, JobEntity.class)
                        .setParameter(1, id)
                        .getSingleResultOrNull());
    }

    private Uni<Change> decide(JobEntity row, Actor by, Function<ImportJob, Decision> move) {
        var before = JobMapping.read(row);
        var decision = move.apply(before);
        return switch (decision) {
            case Moved moved -> {
                var now = clock.instant();
                var due = Pacing.isDue(row.toldAt, moved.events(), now);
                JobMapping.write(moved.job(), row, now);
                if (due) {
                    row.toldVersion = row.version + 1;
                    row.toldAt = now;
                } else {
                    later.soon(row.jobId, () -> tell(row.jobId));
                }
                yield Panache.flush()
                        .chain(() -> told(row, moved.job(), moved.events(), Timeline.of(before, moved, by, now), due))
                        .map(status -> new Change(decision, status));
            }
            case Unchanged unchanged -> shown(row, unchanged.job()).map(status -> new Change(decision, status));
            case Refused refused -> shown(row, refused.job()).map(status -> new Change(decision, status));
        };
    }

    /// The row is flushed: its version is the one the change will have.
    private Uni<ImportStatus> told(
            JobEntity row, ImportJob job, List<ImportJobEvent> events, List<Timeline.Entry> entries, boolean due) {
        return shown(row, job).call(status -> {
            var owed = new ArrayList<Event>(OwedEvents.of(job.facts(), events, status));
            if (due) {
                owed.add(news(row, status));
            }
            return Panache.getSession()
                    .chain(session -> HibernateOutbox.append(session, owed)
                            .chain(() -> PgTimelines.write(session, row.jobId, entries)));
        });
    }

    private ImportJobChanged news(JobEntity row, ImportStatus status) {
        return new ImportJobChanged(Ids.next(), clock.instant(), row.userId, status);
    }

    private Uni<ImportStatus> shown(JobEntity row, ImportJob job) {
        var queued = row.status == JobStatus.QUEUED ? List.of(row.jobId) : List.<UUID>of();
        return line.turns(queued)
                .map(turns -> StatusDocument.of(job, row.version, turns.get(row.jobId), clock.instant()));
    }

    /// Again at once and on the same thread: who was faster has committed, and a timer would wake on a thread where
    /// Hibernate Reactive must not work.
    private static <T> Uni<T> firstToCommit(Supplier<Uni<T>> transaction) {
        return Uni.createFrom()
                .deferred(transaction::get)
                .onFailure(PgImportJobs::lostTheRace)
                .transform(_ -> new VersionConflict("the import"))
                .onFailure(VersionConflict.class)
                .retry()
                .atMost(ATTEMPTS_TO_BE_FIRST);
    }

    private static boolean lostTheRace(Throwable failure) {
        return failure instanceof OptimisticLockException || failure instanceof StaleStateException;
    }
}
