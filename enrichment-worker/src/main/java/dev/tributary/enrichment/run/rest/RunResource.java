package dev.tributary.enrichment.run.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.contracts.Money;
import dev.tributary.enrichment.cost.Costs;
import dev.tributary.enrichment.rest.Asked;
import dev.tributary.enrichment.rest.Person;
import dev.tributary.enrichment.run.EstimateRun;
import dev.tributary.enrichment.run.EstimateRun.Estimate;
import dev.tributary.enrichment.run.Selection;
import dev.tributary.enrichment.run.StartRun;
import dev.tributary.enrichment.run.StartRun.Confirmed;
import dev.tributary.enrichment.run.StartRun.Started;
import dev.tributary.enrichment.work.CancelEnrichment;
import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Enrichment on demand. Nothing that costs money begins without a person's word.
@Path("/api/truelayer/enrichment")
@Authenticated
@RunOnVirtualThread
class RunResource {

    private static final int MOST_ACCOUNTS = 200;

    private final EstimateRun estimateRun;
    private final StartRun startRun;
    private final CancelEnrichment cancelEnrichment;
    private final Person person;

    RunResource(EstimateRun estimateRun, StartRun startRun, CancelEnrichment cancelEnrichment, Person person) {
        this.estimateRun = estimateRun;
        this.startRun = startRun;
        this.cancelEnrichment = cancelEnrichment;
        this.person = person;
    }

    @POST
    @Path("/estimate")
    public EstimateAnswer estimate(@Nullable SelectionRequest request) {
        return EstimateAnswer.of(estimateRun.estimate(person.userId(), selection(request)));
    }

    @POST
    @Path("/trigger")
    @ResponseStatus(202)
    public RunAnswer trigger(@Nullable SelectionRequest request) {
        var selection = selection(request);
        var confirmed = request == null ? new Confirmed.No() : confirmed(request.confirmCost());
        return switch (startRun.start(person.userId(), selection, confirmed)) {
            case Started.Running running ->
                new RunAnswer(running.runId(), "running", running.rows(), EstimateAnswer.of(running.estimate()));
            case Started.NotConfirmed refused ->
                throw Problems.conflict(
                        "cost_not_confirmed",
                        "This is expected to cost %s. Send confirm_cost, true or the most it may cost, to go on."
                                .formatted(words(refused.estimate())));
            case Started.AboveConfirmed refused ->
                throw Problems.conflict(
                        "estimate_above_confirmed",
                        "This is expected to cost %s, which is not within what you confirmed. Confirm more, or select less."
                                .formatted(words(refused.estimate())));
            case Started.NotAllHere _ ->
                throw Problems.conflict(
                        "estimate_incomplete",
                        "Rows of earlier imports are still being gathered, so what this costs is not known yet. Try again"
                                + " in a moment, or send confirm_cost true for whatever it costs.");
        };
    }

    @POST
    @Path("/cancel")
    @ResponseStatus(202)
    public CancelAnswer cancel(@Nullable CancelRequest request) {
        var id = Asked.jobId(request == null ? null : request.id());
        var cancelled = cancelEnrichment.cancel(id, person.userId()).orElseThrow(Asked::unknownJob);
        return new CancelAnswer(id, cancelled);
    }

    private static Selection selection(@Nullable SelectionRequest request) {
        if (request == null) {
            throw nothingSelected();
        }
        var accounts = request.accountIds() == null ? List.<UUID>of() : request.accountIds();
        if (accounts.size() > MOST_ACCOUNTS) {
            throw Problems.invalid(
                    "too_many_accounts", "account_ids", "account_ids may name %d at most.".formatted(MOST_ACCOUNTS));
        }
        var from = Asked.date(request.from(), "from");
        var to = Asked.date(request.to(), "to");
        if (from != null && to != null && from.isAfter(to)) {
            throw Problems.invalid("invalid_range", "from", "from must not be after to.");
        }
        var selection = new Selection(
                request.jobId() == null ? null : Asked.jobId(request.jobId()),
                accounts,
                from,
                to,
                request.search() == null || request.search().isBlank() ? null : request.search(),
                Boolean.TRUE.equals(request.again()));
        if (!selection.isBounded()) {
            throw nothingSelected();
        }
        return selection;
    }

    private static RuntimeException nothingSelected() {
        return Problems.invalid(
                "nothing_selected", "job_id", "Name an import (job_id), accounts (account_ids), from, to or search.");
    }

    private static Confirmed confirmed(@Nullable JsonNode confirmation) {
        if (confirmation == null || confirmation.isNull() || (confirmation.isBoolean() && !confirmation.asBoolean())) {
            return new Confirmed.No();
        }
        if (confirmation.isBoolean()) {
            return new Confirmed.Yes();
        }
        var amount = confirmation.isObject() ? confirmation.path("amount") : confirmation;
        try {
            var most = new BigDecimal(amount.asText());
            if (most.signum() >= 0) {
                return new Confirmed.UpTo(most);
            }
        } catch (NumberFormatException unreadable) {
            // refused below
        }
        throw Problems.invalid(
                "invalid_confirm_cost", "confirm_cost", "confirm_cost must be true, or the most it may cost.");
    }

    private static String words(Estimate estimate) {
        if (estimate.cost() == null) {
            return "an amount nobody knows, for the language model's price is not listed";
        }
        var money = Costs.money(estimate.cost(), estimate.currency());
        return money.amount().toPlainString() + " " + money.currency();
    }

    /// @param again rows that have a category, too; never those a person said something about
    /// @param confirmCost true, an amount, or money; for `trigger`
    record SelectionRequest(
            @Nullable String jobId,
            @Nullable List<UUID> accountIds,
            @Nullable String from,
            @Nullable String to,
            @Nullable String search,
            @Nullable Boolean again,
            @Nullable JsonNode confirmCost) {}

    /// @param llmMerchants that a language model would be asked about
    /// @param estimatedCost null when the language model's price is not known
    /// @param sampled whether it was worked out from some of the rows
    /// @param complete false while rows of earlier imports are still being gathered: ask again in a moment for all
    record EstimateAnswer(
            long rows,
            long llmMerchants,
            long llmCalls,
            long llmTokens,
            @Nullable Money estimatedCost,
            boolean sampled,
            boolean complete) {
        static EstimateAnswer of(Estimate estimate) {
            return new EstimateAnswer(
                    estimate.rows(),
                    estimate.merchants(),
                    estimate.calls(),
                    estimate.tokens(),
                    estimate.cost() == null ? null : Costs.money(estimate.cost(), estimate.currency()),
                    estimate.sampled(),
                    estimate.complete());
        }
    }

    /// @param enrichmentId for `GET /enrichment/status/{id}`
    /// @param rows more may join while the estimate is not complete
    record RunAnswer(UUID enrichmentId, String status, long rows, EstimateAnswer estimate) {}

    /// @param id of an import, or of what `trigger` answered
    record CancelRequest(@Nullable String id) {}

    /// @param cancelled rows that were waiting
    record CancelAnswer(UUID id, int cancelled) {}
}
