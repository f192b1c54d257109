package dev.tributary.imports.job.postgres;

import dev.tributary.contracts.ImportJobForgotten;
import dev.tributary.contracts.ImportStatus;
import dev.tributary.imports.UserId;
import dev.tributary.imports.job.AdmissionLimits;
import dev.tributary.imports.job.Decision;
import dev.tributary.imports.job.Decision.Moved;
import dev.tributary.imports.job.Decision.Refused;
import dev.tributary.imports.job.Decision.Unchanged;
import dev.tributary.imports.job.ImportJob;
import dev.tributary.imports.job.ImportJob.Planned;
import dev.tributary.imports.job.ImportJob.Queued;
import dev.tributary.imports.job.ImportJobEvent;
import dev.tributary.imports.job.ImportJobs;
import dev.tributary.imports.job.JobId;
import dev.tributary.imports.job.StatusDocument;
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
import java.time.Instant;
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

    private final Clock clock;
    private final QueuePositions positions;

    PgImportJobs(Clock clock, QueuePositions positions) {
        this.clock = clock;
        this.positions = positions;
    }

    @Override
    public Uni<ImportStatus> add(Planned job) {
        return Panache.withTransaction(
                () -> persistAndFlush(JobMapping.newRow(job)).chain(row -> told(row, job, List.of())));
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
    public Uni<Optional<Change>> change(JobId id, UserId owner, Function<ImportJob, Decision> move) {
        return decided(() -> own(id, owner), move);
    }

    @Override
    public Uni<Optional<Change>> follow(JobId id, Function<ImportJob, Decision> move) {
        return decided(() -> any(id.value()), move);
    }

    @Override
    public Uni<Integer> admit(AdmissionLimits limits, Instant now) {
        return firstToCommit(() -> Panache.withTransaction(() -> Admission.next(limits)
                .chain(ids -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(id -> any(id).chain(row -> decide(
                                row, job -> job instanceof Queued queued ? queued.admit(now) : new Unchanged(job))))
                        .collect()
                        .asList()
                        .map(List::size))));
    }

    @Override
    public Uni<Void> forget(JobId id, UserId owner) {
        return Panache.withTransaction(() -> own(id, owner).chain(row -> {
            if (row == null || !row.status.isTerminal()) {
                return Uni.createFrom().voidItem();
            }
            var forgotten = new ImportJobForgotten(Ids.next(), clock.instant(), row.userId, row.jobId, row.version + 1);
            return delete(row)
                    .chain(Panache::getSession)
                    .chain(session -> HibernateOutbox.append(session, List.of(forgotten)));
        }));
    }

    private Uni<Optional<Change>> decided(Supplier<Uni<@Nullable JobEntity>> load, Function<ImportJob, Decision> move) {
        return firstToCommit(() -> Panache.withTransaction(() -> load.get()
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.<Change>empty())
                        : decide(row, move).map(Optional::of))));
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

    private Uni<Change> decide(JobEntity row, Function<ImportJob, Decision> move) {
        var decision = move.apply(JobMapping.read(row));
        return switch (decision) {
            case Moved moved -> {
                JobMapping.write(moved.job(), row, clock.instant());
                yield Panache.flush()
                        .chain(() -> told(row, moved.job(), moved.events()))
                        .map(status -> new Change(decision, status));
            }
            case Unchanged unchanged -> shown(row, unchanged.job()).map(status -> new Change(decision, status));
            case Refused refused -> shown(row, refused.job()).map(status -> new Change(decision, status));
        };
    }

    /// The row is flushed: its version is the one the change will have.
    private Uni<ImportStatus> told(JobEntity row, ImportJob job, List<ImportJobEvent> events) {
        return shown(row, job)
                .call(status -> Panache.getSession()
                        .chain(session -> HibernateOutbox.append(
                                session, OwedEvents.of(job.facts(), events, status, clock.instant()))));
    }

    private Uni<ImportStatus> shown(JobEntity row, ImportJob job) {
        return positions
                .of(row)
                .map(position -> StatusDocument.of(job, row.version, position.orElse(null), clock.instant()));
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
