package dev.tributary.enrichment.cost.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tributary.contracts.ImportStatus.Cost;
import dev.tributary.enrichment.cost.Ledger;
import dev.tributary.enrichment.cost.PriceList;
import dev.tributary.enrichment.rest.Asked;
import dev.tributary.enrichment.rest.Person;
import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person's imports have cost: every figure is a sum of the same ledger. Days and months are UTC.
@Path("/api/truelayer/costs")
@Authenticated
@RunOnVirtualThread
class CostsResource {

    private static final int DAYS_SHOWN = 30;
    private static final int MOST_DAYS = 366;

    private final Ledger ledger;
    private final PriceList prices;
    private final Clock clock;
    private final Person person;

    CostsResource(Ledger ledger, PriceList prices, Clock clock, Person person) {
        this.ledger = ledger;
        this.prices = prices;
        this.clock = clock;
        this.person = person;
    }

    @GET
    @Path("/summary")
    public SummaryAnswer summary(@QueryParam("month") @Nullable String asked) {
        var given = Asked.month(asked);
        var month = given == null ? YearMonth.from(today()) : given;
        var costs = ledger.between(
                person.userId(),
                start(month.atDay(1)),
                start(month.plusMonths(1).atDay(1)));
        return new SummaryAnswer(month.toString(), costs.in(prices.currency()));
    }

    @GET
    @Path("/by-import")
    public ImportsAnswer byImport(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        var most = Asked.limit(limit);
        var jobs = ledger.byJob(person.userId(), Asked.cursor(cursor), most + 1);
        var page = jobs.subList(0, Math.min(most, jobs.size()));
        return new ImportsAnswer(
                page.stream()
                        .map(job -> new CostOfImport(job.jobId(), job.costs().in(prices.currency())))
                        .toList(),
                jobs.size() > most ? Asked.cursorAfter(page.getLast().jobId()) : null);
    }

    @GET
    @Path("/by-day")
    public DaysAnswer byDay(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        var last = Asked.date(to, "to");
        var end = last == null ? today() : last;
        var first = Asked.date(from, "from");
        var start = first == null ? end.minusDays(DAYS_SHOWN - 1) : first;
        if (start.isAfter(end) || start.plusDays(MOST_DAYS).isBefore(end)) {
            throw Problems.invalid(
                    "invalid_range",
                    "from",
                    "from must not be after to, nor more than %d days before it.".formatted(MOST_DAYS));
        }
        return new DaysAnswer(ledger.byDay(person.userId(), start, end).stream()
                .map(day -> new CostOfDay(day.day(), day.costs().in(prices.currency())))
                .toList());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /// @param month such as `2026-11`
    record SummaryAnswer(String month, @JsonUnwrapped Cost cost) {}

    record ImportsAnswer(List<CostOfImport> items, @Nullable String nextCursor) {}

    record CostOfImport(UUID jobId, @JsonUnwrapped Cost cost) {}

    /// Days without costs are left out.
    record DaysAnswer(List<CostOfDay> items) {}

    record CostOfDay(LocalDate day, @JsonUnwrapped Cost cost) {}
}
