package dev.tributary.imports.job.postgres;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.imports.UserId;
import dev.tributary.imports.job.ImportHistory;
import dev.tributary.imports.job.JobId;
import dev.tributary.imports.job.StatusDocument;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgImportHistory implements ImportHistory {

    private static final Set<JobStatus> QUEUED = Set.of(JobStatus.QUEUED);
    private static final Set<JobStatus> RUNNING = Set.of(JobStatus.RUNNING, JobStatus.ENRICHING);
    private static final Set<JobStatus> PAUSED = Set.of(JobStatus.PAUSED);
    private static final Set<JobStatus> OVER =
            Set.of(JobStatus.COMPLETED, JobStatus.PARTIAL, JobStatus.FAILED, JobStatus.CANCELLED);
    private static final int QUEUE_LIMIT = 200;
    private static final int RECENT = 10;

    private final PgImportJobs jobs;
    private final QueuePositions positions;
    private final Clock clock;

    PgImportHistory(PgImportJobs jobs, QueuePositions positions, Clock clock) {
        this.jobs = jobs;
        this.positions = positions;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<ImportStatus>> status(JobId id, UserId owner) {
        return Panache.withSession(() -> shown(
                        "jobId = :job and userId = :user",
                        Parameters.with("job", id.value()).and("user", owner.value()),
                        "plannedAt",
                        1)
                .map(found -> found.stream().findFirst()));
    }

    @Override
    public Uni<Page> page(UserId owner, Filter filter, @Nullable Cursor after, int limit) {
        var where = new ArrayList<String>(List.of("userId = :user"));
        var parameters = Parameters.with("user", owner.value());
        if (filter.status() != null) {
            where.add("status = :status");
            parameters.and("status", filter.status());
        }
        if (filter.account() != null) {
            where.add("exists (select 1 from ImportProgress p where p.job = j and p.accountId = :account)");
            parameters.and("account", filter.account().value());
        }
        if (filter.from() != null) {
            where.add("plannedAt >= :from");
            parameters.and("from", filter.from());
        }
        if (filter.to() != null) {
            where.add("plannedAt < :to");
            parameters.and("to", filter.to());
        }
        if (after != null) {
            where.add("(plannedAt < :plannedAt or (plannedAt = :plannedAt and jobId < :job))");
            parameters.and("plannedAt", after.plannedAt()).and("job", after.id().value());
        }
        return Panache.withSession(
                        () -> shown(String.join(" and ", where), parameters, "plannedAt desc, jobId desc", limit + 1))
                .map(found -> pageOf(found, limit));
    }

    @Override
    public Uni<Queue> queue(UserId owner) {
        return Panache.withSession(() -> in(QUEUED, owner, "queuedAt", QUEUE_LIMIT)
                .chain(queued -> in(RUNNING, owner, "startedAt", QUEUE_LIMIT)
                        .chain(running -> in(PAUSED, owner, "startedAt", QUEUE_LIMIT)
                                .chain(paused -> in(OVER, owner, "endedAt desc", RECENT)
                                        .map(over -> new Queue(queued, running, paused, over))))));
    }

    private static Page pageOf(List<ImportStatus> found, int limit) {
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        var items = found.subList(0, limit);
        var last = items.getLast();
        return new Page(items, new Cursor(last.plannedAt(), new JobId(last.jobId())));
    }

    private Uni<List<ImportStatus>> in(Set<JobStatus> statuses, UserId owner, String order, int limit) {
        return shown(
                "userId = :user and status in :statuses",
                Parameters.with("user", owner.value()).and("statuses", statuses),
                order,
                limit);
    }

    /// Two queries, however many imports: which ones, then all of them with their accounts.
    private Uni<List<ImportStatus>> shown(String where, Parameters parameters, String order, int limit) {
        return jobs.find("select j from ImportJob j where %s order by %s".formatted(where, order), parameters)
                .page(0, limit)
                .list()
                .chain(found -> withAccounts(found));
    }

    private Uni<List<ImportStatus>> withAccounts(List<JobEntity> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().item(Collections.emptyList());
        }
        var ids = found.stream().map(row -> row.jobId).toList();
        return jobs.find("select j from ImportJob j join fetch j.accounts where j.jobId in ?1", ids)
                .list()
                .chain(_ -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(row -> positions
                                .of(row)
                                .map(position -> StatusDocument.of(
                                        JobMapping.read(row), row.version, position.orElse(null), clock.instant())))
                        .collect()
                        .asList());
    }
}
