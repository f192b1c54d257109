package dev.tributary.imports.job.postgres;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.imports.UserId;
import dev.tributary.imports.job.ImportHistory;
import dev.tributary.imports.job.JobId;
import dev.tributary.imports.job.StatusDocument;
import dev.tributary.messaging.ReactiveTransactions;
import dev.tributary.messaging.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgImportHistory implements ImportHistory {

    private static final int RECENT = 10;

    private static final String PAGE = StoredImport.READ + """
            where j.user_id = $1 and ($2::text is null or j.status = $2)
              and ($3::uuid is null or exists (
                    select 1 from truelayer_import_progress p where p.job_id = j.job_id and p.account_id = $3))
              and ($4::timestamptz is null or j.planned_at >= $4) and ($5::timestamptz is null or j.planned_at < $5)
              and case $6::text
                    when 'PERSON' then j.schedule_id is null and j.retry_of is null
                    when 'SCHEDULE' then j.schedule_id is not null
                    when 'RETRY' then j.retry_of is not null
                    else true end
              and ($7::timestamptz is null or (j.planned_at, j.job_id) < ($7, $8::uuid))
            order by j.planned_at desc, j.job_id desc limit $9
            """;

    /// Everything live, and the newest that are over.
    private static final String LIVE_AND_RECENT = StoredImport.READ + """
            where j.job_id in (
                (select job_id from truelayer_import_jobs
                 where user_id = $1 and status in ('QUEUED', 'RUNNING', 'ENRICHING', 'PAUSED')
                 order by queued_at limit 600)
                union all
                (select job_id from truelayer_import_jobs
                 where user_id = $1 and status in ('COMPLETED', 'PARTIAL', 'FAILED', 'CANCELLED')
                 order by ended_at desc limit $2))
            order by j.ended_at desc, j.queued_at
            """;

    private final ReactiveTransactions transactions;
    private final WaitingLine line;
    private final Clock clock;

    PgImportHistory(ReactiveTransactions transactions, WaitingLine line, Clock clock) {
        this.transactions = transactions;
        this.line = line;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<ImportStatus>> status(JobId id, UserId owner) {
        return found(ImportRows.FIND, Tuple.of(id.value(), owner.value()))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<Page> page(UserId owner, Filter filter, @Nullable Cursor after, int limit) {
        return found(PAGE, Tuple.from(new @Nullable Object[] {
                    owner.value(),
                    filter.status() == null ? null : filter.status().name(),
                    filter.account() == null ? null : filter.account().value(),
                    Times.offset(filter.from()),
                    Times.offset(filter.to()),
                    filter.askedBy() == null ? null : filter.askedBy().name(),
                    after == null ? null : Times.offset(after.plannedAt()),
                    after == null ? null : after.id().value(),
                    limit + 1
                }))
                .map(found -> pageOf(found, limit));
    }

    @Override
    public Uni<Queue> queue(UserId owner) {
        return found(LIVE_AND_RECENT, Tuple.of(owner.value(), RECENT)).map(PgImportHistory::queueOf);
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

    private Uni<List<ImportStatus>> found(String sql, Tuple values) {
        return transactions
                .execute(sql, values)
                .map(rows -> rows.stream().map(StoredImport::read).toList())
                .chain(this::shown);
    }

    private Uni<List<ImportStatus>> shown(List<StoredImport> found) {
        var queued = found.stream()
                .map(StoredImport::job)
                .filter(row -> row.status == JobStatus.QUEUED)
                .map(row -> row.jobId)
                .toList();
        return line.turns(queued)
                .map(turns -> found.stream()
                        .map(stored -> StatusDocument.of(
                                JobMapping.read(stored),
                                stored.job().version,
                                turns.get(stored.job().jobId),
                                clock.instant()))
                        .toList());
    }
}
