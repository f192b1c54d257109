package dev.tributary.enrichment.cost.rest;

import dev.tributary.contracts.Money;
import dev.tributary.enrichment.cost.AnsweredRows;
import dev.tributary.enrichment.cost.AnsweredRows.Answered;
import dev.tributary.enrichment.cost.Costs;
import dev.tributary.enrichment.cost.Estimates;
import dev.tributary.enrichment.cost.Ledger;
import dev.tributary.enrichment.cost.Ledger.ModelCosts;
import dev.tributary.enrichment.cost.Prices;
import dev.tributary.enrichment.cost.Projection;
import dev.tributary.enrichment.cost.Saving;
import dev.tributary.enrichment.cost.rest.CostAnswers.ComparisonsAnswer;
import dev.tributary.enrichment.cost.rest.CostAnswers.CostOfDay;
import dev.tributary.enrichment.cost.rest.CostAnswers.CostOfImport;
import dev.tributary.enrichment.cost.rest.CostAnswers.CostOfModel;
import dev.tributary.enrichment.cost.rest.CostAnswers.CostOfRung;
import dev.tributary.enrichment.cost.rest.CostAnswers.DaysAnswer;
import dev.tributary.enrichment.cost.rest.CostAnswers.ImportsAnswer;
import dev.tributary.enrichment.cost.rest.CostAnswers.ModelsAnswer;
import dev.tributary.enrichment.cost.rest.CostAnswers.ProjectionAnswer;
import dev.tributary.enrichment.cost.rest.CostAnswers.RungsAnswer;
import dev.tributary.enrichment.cost.rest.CostAnswers.SummaryAnswer;
import dev.tributary.enrichment.cost.rest.CostAnswers.Sums;
import dev.tributary.enrichment.rest.Asked;
import dev.tributary.enrichment.rest.Person;
import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// What a person's imports have cost: every figure is a sum of the same ledger. Days and months are UTC. Each answer is
/// a table as well: `format=csv`.
@Path("/api/truelayer/costs")
@Authenticated
@RunOnVirtualThread
class CostsResource {

    private static final String JSON = MediaType.APPLICATION_JSON;
    private static final int DAYS_SHOWN = 30;
    private static final int MOST_DAYS = 366;
    private static final String LANGUAGE_MODEL = "language_model";

    private final Ledger ledger;
    private final Estimates estimates;
    private final AnsweredRows answeredRows;
    private final Prices prices;
    private final Clock clock;
    private final Person person;

    CostsResource(
            Ledger ledger, Estimates estimates, AnsweredRows answeredRows, Prices prices, Clock clock, Person person) {
        this.ledger = ledger;
        this.estimates = estimates;
        this.answeredRows = answeredRows;
        this.prices = prices;
        this.clock = clock;
        this.person = person;
    }

    @GET
    @Path("/summary")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = SummaryAnswer.class)))
    public Response summary(
            @QueryParam("month") @Nullable String asked, @QueryParam("format") @Nullable String format) {
        var month = Months.asked(asked, clock);
        var saving = saving(month);
        var answer = new SummaryAnswer(
                month.text(), sums(ledger.between(person.userId(), month.start(), month.end())), money(saving.saved()));
        return Formats.answer(
                format,
                answer,
                () -> new Csv(Csv.withSums("month", "saved_by_memory", "saved_by_memory_currency"))
                        .row(answer.month(), Csv.amount(answer.savedByMemory()), answer.sums()));
    }

    @GET
    @Path("/by-import")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ImportsAnswer.class)))
    public Response byImport(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("format") @Nullable String format) {
        var most = Asked.limit(limit);
        var jobs = ledger.byJob(person.userId(), Asked.cursor(cursor), most + 1);
        var page = jobs.subList(0, Math.min(most, jobs.size()));
        var answer = new ImportsAnswer(
                page.stream()
                        .map(job -> new CostOfImport(job.jobId(), sums(job.costs())))
                        .toList(),
                jobs.size() > most ? Asked.cursorAfter(page.getLast().jobId()) : null);
        return Formats.answer(format, answer, () -> {
            var csv = new Csv(Csv.withSums("job_id"));
            answer.items().forEach(item -> csv.row(item.jobId(), item.sums()));
            return csv;
        });
    }

    @GET
    @Path("/by-day")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = DaysAnswer.class)))
    public Response byDay(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("format") @Nullable String format) {
        var last = Asked.date(to, "to");
        var end = last == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : last;
        var first = Asked.date(from, "from");
        var start = first == null ? end.minusDays(DAYS_SHOWN - 1) : first;
        if (start.isAfter(end) || start.plusDays(MOST_DAYS).isBefore(end)) {
            throw Problems.invalid(
                    "invalid_range",
                    "from",
                    "from must not be after to, nor more than %d days before it.".formatted(MOST_DAYS));
        }
        var answer = new DaysAnswer(ledger.byDay(person.userId(), start, end).stream()
                .map(day -> new CostOfDay(day.day(), sums(day.costs())))
                .toList());
        return Formats.answer(format, answer, () -> {
            var csv = new Csv(Csv.withSums("day"));
            answer.items().forEach(item -> csv.row(item.day(), item.sums()));
            return csv;
        });
    }

    @GET
    @Path("/by-model")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ModelsAnswer.class)))
    public Response byModel(
            @QueryParam("month") @Nullable String asked, @QueryParam("format") @Nullable String format) {
        var month = Months.asked(asked, clock);
        var currency = prices.current().currency();
        var answer = new ModelsAnswer(
                month.text(),
                models(month).stream()
                        .map(model -> CostOfModel.of(model, currency))
                        .toList());
        return Formats.answer(format, answer, () -> {
            var csv = new Csv(
                    "model",
                    "calls",
                    "merchants",
                    "input_tokens",
                    "cached_input_tokens",
                    "cache_write_tokens",
                    "output_tokens",
                    "billed",
                    "billed_currency",
                    "cost",
                    "cost_currency",
                    "unknown_costs");
            answer.items()
                    .forEach(item -> csv.row(
                            item.model(),
                            item.calls(),
                            item.merchants(),
                            item.inputTokens(),
                            item.cachedInputTokens(),
                            item.cacheWriteTokens(),
                            item.outputTokens(),
                            Csv.amount(item.billed()),
                            item.cost(),
                            item.unknownCosts()));
            return csv;
        });
    }

    @GET
    @Path("/by-rung")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = RungsAnswer.class)))
    public Response byRung(@QueryParam("month") @Nullable String asked, @QueryParam("format") @Nullable String format) {
        var month = Months.asked(asked, clock);
        var answered = answered(month);
        var models = models(month);
        var spent = models.stream().map(ModelCosts::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        var rungs = new TreeMap<>(answered.byRung());
        if (spent.signum() > 0) {
            // It may have been paid without an answer that could be used.
            rungs.putIfAbsent(LANGUAGE_MODEL, 0L);
        }
        var saving = Saving.of(models, answered.sparedByMemory());
        var answer = new RungsAnswer(
                month.text(),
                rungs.entrySet().stream()
                        .map(rung -> new CostOfRung(
                                rung.getKey(),
                                rung.getValue(),
                                known(rung.getKey().equals(LANGUAGE_MODEL) ? spent : BigDecimal.ZERO)))
                        .toList(),
                answered.sparedByMemory(),
                money(saving.perMerchant()),
                money(saving.saved()));
        return Formats.answer(format, answer, () -> {
            var csv = new Csv("rung", "rows", "cost", "cost_currency");
            answer.items().forEach(item -> csv.row(item.rung(), item.rows(), item.cost()));
            return csv;
        });
    }

    @GET
    @Path("/projection")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ProjectionAnswer.class)))
    public Response projection(@QueryParam("format") @Nullable String format) {
        var now = clock.instant();
        var month = Months.asked(null, clock);
        var soFar = ledger.between(person.userId(), month.start(), month.end());
        var projection = new Projection(month.start(), month.end(), now);
        var answer = new ProjectionAnswer(
                month.text(),
                sums(soFar),
                projection.elapsed(),
                known(projection.of(soFar.bank())),
                known(projection.of(soFar.models())),
                known(projection.of(soFar.bank()).add(projection.of(soFar.models()))));
        return Formats.answer(
                format,
                answer,
                () -> new Csv(Csv.withSums(
                                "month",
                                "elapsed",
                                "projected_api",
                                "projected_api_currency",
                                "projected_enrichment",
                                "projected_enrichment_currency",
                                "projected_total",
                                "projected_total_currency"))
                        .row(
                                answer.month(),
                                answer.elapsed().toPlainString(),
                                answer.projectedApi(),
                                answer.projectedEnrichment(),
                                answer.projectedTotal(),
                                answer.soFar()));
    }

    @GET
    @Path("/estimate-vs-actual")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ComparisonsAnswer.class)))
    public Response estimateVersusActual(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("format") @Nullable String format) {
        var most = Asked.limit(limit);
        var found = estimates.of(person.userId(), Asked.cursor(cursor), most + 1);
        var page = found.subList(0, Math.min(most, found.size()));
        var actual = ledger.ofSubjects(
                person.userId(),
                page.stream().map(Estimates.Estimate::subjectId).toList());
        var answer = new ComparisonsAnswer(
                page.stream()
                        .map(estimate ->
                                Comparisons.of(estimate, actual.getOrDefault(estimate.subjectId(), Costs.NONE)))
                        .toList(),
                found.size() > most ? Asked.cursorAfter(page.getLast().subjectId()) : null);
        return Formats.answer(format, answer, () -> Comparisons.csv(answer));
    }

    private List<ModelCosts> models(Months month) {
        return ledger.byModel(person.userId(), month.start(), month.end());
    }

    private Answered answered(Months month) {
        return answeredRows.between(person.userId(), month.start(), month.end());
    }

    private Saving saving(Months month) {
        return Saving.of(models(month), answered(month).sparedByMemory());
    }

    private Sums sums(Costs costs) {
        return Sums.of(costs, prices.current().currency());
    }

    private Money known(BigDecimal amount) {
        return Costs.money(amount, prices.current().currency());
    }

    private @Nullable Money money(@Nullable BigDecimal amount) {
        return amount == null ? null : known(amount);
    }
}
