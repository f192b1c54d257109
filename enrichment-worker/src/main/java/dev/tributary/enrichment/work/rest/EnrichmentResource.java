package dev.tributary.enrichment.work.rest;

import dev.tributary.contracts.ImportStatus.Parked;
import dev.tributary.contracts.Money;
import dev.tributary.enrichment.rest.Asked;
import dev.tributary.enrichment.rest.Person;
import dev.tributary.enrichment.work.EnrichmentView;
import dev.tributary.enrichment.work.EnrichmentView.FailedItem;
import dev.tributary.enrichment.work.EnrichmentView.Job;
import dev.tributary.enrichment.work.RetryFailed;
import dev.tributary.enrichment.work.Tally;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// How far the categories of a person's rows are, and which rows have none.
@Path("/api/truelayer/enrichment")
@Authenticated
@RunOnVirtualThread
class EnrichmentResource {

    private final EnrichmentView view;
    private final RetryFailed retryFailed;
    private final Person person;

    EnrichmentResource(EnrichmentView view, RetryFailed retryFailed, Person person) {
        this.view = view;
        this.retryFailed = retryFailed;
        this.person = person;
    }

    @GET
    @Path("/status/{job_id}")
    public JobAnswer status(@PathParam("job_id") String jobId) {
        var id = Asked.jobId(jobId);
        return view.job(id, person.userId())
                .or(() -> view.run(id, person.userId()))
                .map(JobAnswer::of)
                .orElseThrow(Asked::unknownJob);
    }

    @GET
    @Path("/stats")
    public StatsAnswer stats() {
        var stats = view.stats(person.userId());
        return new StatsAnswer(RowsAnswer.of(stats.tally()), stats.byCategory());
    }

    @GET
    @Path("/failed")
    public FailedAnswer failed(
            @QueryParam("job_id") @Nullable String jobId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        var most = Asked.limit(limit);
        var items =
                view.failed(person.userId(), jobId == null ? null : Asked.jobId(jobId), Asked.cursor(cursor), most + 1);
        var page = items.subList(0, Math.min(most, items.size()));
        return new FailedAnswer(
                page.stream().map(FailedAnswer.Item::of).toList(),
                items.size() > most ? Asked.cursorAfter(page.getLast().transactionId()) : null);
    }

    @POST
    @Path("/retry")
    @ResponseStatus(202)
    public RetryAnswer retry(@Nullable RetryRequest request) {
        var jobId = Asked.jobId(request == null ? null : request.jobId());
        var retried = retryFailed.retry(jobId, person.userId()).orElseThrow(Asked::unknownJob);
        return new RetryAnswer(jobId, retried);
    }

    record RetryRequest(@Nullable String jobId) {}

    /// @param retried rows that are being tried again
    record RetryAnswer(UUID jobId, int retried) {}

    /// @param bySource `categorised`, by the rung of the ladder that decided
    record RowsAnswer(
            long received, long categorised, long failed, long waiting, long parked, Map<String, Long> bySource) {
        static RowsAnswer of(Tally tally) {
            return new RowsAnswer(
                    tally.received(),
                    tally.categorised(),
                    tally.failed(),
                    tally.waiting(),
                    tally.parked(),
                    tally.bySource());
        }
    }

    /// @param jobId of the import, or of what `trigger` answered
    /// @param parked rows that wait for more than time; null when none does
    record JobAnswer(
            UUID jobId,
            String status,
            RowsAnswer rows,
            @Nullable Parked parked,
            Instant updatedAt) {
        static JobAnswer of(Job job) {
            var parked = job.tally().parked();
            return new JobAnswer(
                    job.jobId(),
                    job.state().code(),
                    RowsAnswer.of(job.tally()),
                    parked == 0 || job.parking() == null ? null : job.parking().told(parked),
                    job.updatedAt());
        }
    }

    record StatsAnswer(RowsAnswer rows, Map<String, Long> byCategory) {}

    record FailedAnswer(List<Item> items, @Nullable String nextCursor) {

        /// @param reason a stable code
        /// @param message the reason in words, with what can be done
        record Item(
                UUID transactionId,
                UUID jobId,
                UUID accountId,
                LocalDate bookedOn,
                String description,
                Money amount,
                String reason,
                String message,
                Instant failedAt) {
            static Item of(FailedItem item) {
                return new Item(
                        item.transactionId(),
                        item.jobId(),
                        item.accountId(),
                        item.bookedOn(),
                        item.description(),
                        new Money(
                                item.amount()
                                        .setScale(Math.max(
                                                2,
                                                item.amount()
                                                        .stripTrailingZeros()
                                                        .scale())),
                                item.currency()),
                        item.reason().code(),
                        item.reason().message(),
                        item.failedAt());
            }
        }
    }
}
