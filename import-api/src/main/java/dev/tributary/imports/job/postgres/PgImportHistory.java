package dev.tributary.imports.job.postgres;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.imports.UserId;
import dev.tributary.imports.job.ImportHistory;
import dev.tributary.imports.job.JobId;
import dev.tributary.imports.job.StatusDocument;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgImportHistory implements ImportHistory {

    private static final int RECENT = 10;

    /// Everything live, and the newest that are over.
    private static final String LIVE_AND_RECENT = """
            (select job_id from truelayer_import_jobs
             where user_id = ?1 and status in ('QUEUED', 'RUNNING', 'ENRICHING', 'PAUSED')
             order by queued_at limit 600)
            union all
            (select job_id from truelayer_import_jobs
             where user_id = ?1 and status in ('COMPLETED', 'PARTIAL', 'FAILED', 'CANCELLED')
             order by ended_at desc limit ?2)
            """;

    private final PgImportJobs jobs;
    private final WaitingLine line;
    private final Clock clock;

    PgImportHistory(PgImportJobs jobs, WaitingLine line, Clock clock) {
        this.jobs = jobs;
        this.line = line;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<ImportStatus>> status(JobId id, UserId owner) {
        return Panache.withSession(() -> jobs.find(
                        "select j from ImportJob j join fetch j.accounts where j.jobId = ?1 and j.userId = ?2",
                        id.value(),
                        owner.value())
                .list()
                .chain(this::shown)
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
        if (filter.askedBy() != null) {
            where.add(
                    switch (filter.askedBy()) {
                        case PERSON -> "scheduleId is null and retryOf is null";
                        case SCHEDULE -> "scheduleId is not null";
                        case RETRY -> "retryOf is not null";
                    });
        }
        if (after != null) {
            where.add("(plannedAt < :plannedAt or (plannedAt = :plannedAt and jobId < :job))");
            parameters.and("plannedAt", after.plannedAt()).and("job", after.id().value());
        }
        return Panache.withSession(() -> jobs.find(
                                "select j from ImportJob j where %s order by plannedAt desc, jobId desc"
                                        .formatted(String.join(" and ", where)),
                                parameters)
                        .page(0, limit + 1)
                        .list()
                        .chain(found -> withAccounts(
                                found.stream().map(row -> row.jobId).toList())))
                .map(found -> pageOf(found, limit));
    }

    /// Two queries, however many imports, and a third while some are queued.
    @Override
    public Uni<Queue> queue(UserId owner) {
        return Panache.withSession(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(LIVE_AND_RECENT, UUID.class)
                                .setParameter(1, owner.value())
                                .setParameter(2, RECENT)
                                .getResultList())
                        .chain(this::withAccounts))
                .map(PgImportHistory::queueOf);
    }

    private static Queue queueOf(List<ImportStatus> found) {
        return new Queue(
                found.stream()
                        .filter(job -> job.status() == JobStatus.QUEUED)
                        .sorted(Comparator.comparing(
                                ImportStatus::queuePosition, Comparator.nullsLast(Comparator.naturalOrder())))
                        .toList(),
                found.stream()
                        .filter(job -> job.status() == JobStatus.RUNNING || job.status() == JobStatus.ENRICHING)
                        .toList(),
                found.stream().filter(job -> job.status() == JobStatus.PAUSED).toList(),
                found.stream().filter(job -> job.status().isTerminal()).toList());
    }

    private static Page pageOf(List<ImportStatus> found, int limit) {
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        var items = found.subList(0, limit);
        var last = items.getLast();
        return new Page(items, new Cursor(last.plannedAt(), new JobId(last.jobId())));
    }

    /// In the order of the ids.
    private Uni<List<ImportStatus>> withAccounts(List<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return jobs.find("select j from ImportJob j join fetch j.accounts where j.jobId in ?1", ids)
                .list()
                .map(found -> found.stream()
                        .sorted(Comparator.comparingInt(row -> ids.indexOf(row.jobId)))
                        .toList())
                .chain(this::shown);
    }

    private Uni<List<ImportStatus>> shown(List<JobEntity> found) {
        return line.turns(found.stream()
                        .filter(row -> row.status == JobStatus.QUEUED)
                        .map(row -> row.jobId)
                        .toList())
                .map(turns -> found.stream()
                        .map(row -> StatusDocument.of(
                                JobMapping.read(row), row.version, turns.get(row.jobId), clock.instant()))
                        .toList());
    }
}
