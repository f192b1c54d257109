package dev.tributary.imports.job.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.contracts.Counts;
import dev.tributary.contracts.ImportStatus.Cost;
import dev.tributary.contracts.ImportStatus.Estimate;
import dev.tributary.contracts.ImportStatus.Origin;
import dev.tributary.contracts.ImportStatus.Parked;
import dev.tributary.contracts.ImportStatus.Range;
import dev.tributary.contracts.Money;
import dev.tributary.imports.UserId;
import dev.tributary.imports.days.DateRange;
import dev.tributary.imports.job.AccountSync;
import dev.tributary.imports.job.AccountSyncs;
import dev.tributary.imports.job.Facts;
import dev.tributary.imports.job.Formula;
import dev.tributary.imports.job.ImportJob;
import dev.tributary.imports.job.ImportJob.Ended;
import dev.tributary.imports.job.ImportJob.Enriching;
import dev.tributary.imports.job.ImportJob.Paused;
import dev.tributary.imports.job.ImportJob.Planned;
import dev.tributary.imports.job.ImportJob.Queued;
import dev.tributary.imports.job.ImportJob.Run;
import dev.tributary.imports.job.ImportJob.Running;
import dev.tributary.imports.job.JobId;
import dev.tributary.imports.job.Outcome;
import dev.tributary.imports.job.Settings;
import dev.tributary.imports.job.StatusDocument;
import dev.tributary.imports.job.Tally;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// Between an import and its rows.
@NullUnmarked
final class JobMapping {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Long>> COUNTS_BY_NAME = new TypeReference<>() {};

    private JobMapping() {}

    static JobRow newRow(Planned job) {
        var row = new JobRow();
        var facts = job.facts();
        row.jobId = facts.id().value();
        row.userId = facts.owner().value();
        row.fromDate = facts.range().from();
        row.toDate = facts.range().to();
        row.autoEnrich = facts.settings().autoEnrich();
        row.batchSize = facts.settings().batchSize();
        row.maxParallelAccounts = facts.settings().maxParallelAccounts();
        row.scheduleId = facts.origin().scheduleId();
        row.runId = facts.origin().runId();
        row.retryOf = facts.origin().retryOf();
        row.plannedAt = facts.plannedAt();
        row.toldAt = facts.plannedAt();
        var estimate = facts.estimate();
        row.estimatedLow = estimate.transactions().low();
        row.estimatedLikely = estimate.transactions().likely();
        row.estimatedHigh = estimate.transactions().high();
        row.estimatedSeconds = estimate.durationSeconds();
        row.estimatedApiCalls = estimate.apiCalls();
        row.estimatedApiCost = amount(estimate.apiCost());
        row.estimatedEnrichmentCost = amount(estimate.enrichmentCost());
        row.currency = facts.currency();
        row.formulaRows = facts.formula().rows();
        row.formulaGuessedRows = facts.formula().guessedRows();
        row.formulaMillis = facts.formula().millis();
        row.formulaCalls = facts.formula().calls();
        write(job, row, facts.plannedAt());
        return row;
    }

    /// Everything about an import that can change, but its accounts.
    static void write(ImportJob job, JobRow row, Instant now) {
        row.status = StatusDocument.statusOf(job);
        row.changedAt = now;
        switch (job) {
            case Planned _ -> {}
            case Queued queued -> {
                row.personAddress = queued.personAddress();
                row.queuedAt = queued.queuedAt();
            }
            case Running running -> writeRun(running.run(), row);
            case Paused paused -> writeRun(paused.run(), row);
            case Enriching enriching -> writeRun(enriching.run(), row);
            case Ended ended -> {
                if (ended.run() != null) {
                    writeRun(ended.run(), row);
                }
                // Where the person was is nobody's business any more.
                row.personAddress = null;
                row.endedAt = ended.endedAt();
                writeTotals(ended.accounts().counts(), row);
            }
        }
        row.held = row.held || job instanceof Paused || isHeld(job);
        writeTally(job.tally(), row);
    }

    private static boolean isHeld(ImportJob job) {
        return job.accounts().all().stream().anyMatch(sync -> sync.state() instanceof AccountSync.State.Waiting);
    }

    private static void writeTotals(Counts counts, JobRow row) {
        row.served = counts.served();
        row.synced = counts.synced();
        row.duplicates = counts.duplicates();
        row.updated = counts.updated();
        row.errors = counts.errors();
        row.outOfRange = counts.outOfRange();
    }

    static ImportJob read(StoredImport stored) {
        var row = stored.job();
        var facts = facts(row);
        var accounts = new AccountSyncs(stored.accounts().stream()
                .map(account -> ProgressMapping.read(account, row))
                .toList());
        var tally = tally(row);
        return switch (row.status) {
            case PLANNED -> new Planned(facts, accounts, tally);
            case QUEUED -> new Queued(facts, accounts, tally, row.personAddress, row.queuedAt);
            case RUNNING -> new Running(facts, accounts, tally, run(row));
            case PAUSED -> new Paused(facts, accounts, tally, run(row));
            case ENRICHING -> new Enriching(facts, accounts, tally, run(row));
            case COMPLETED -> ended(row, facts, accounts, tally, Outcome.COMPLETED);
            case PARTIAL -> ended(row, facts, accounts, tally, Outcome.PARTIAL);
            case FAILED -> ended(row, facts, accounts, tally, Outcome.FAILED);
            case CANCELLED -> ended(row, facts, accounts, tally, Outcome.CANCELLED);
        };
    }

    private static Facts facts(JobRow row) {
        var apiCost = money(row.estimatedApiCost, row.currency);
        var enrichmentCost = money(row.estimatedEnrichmentCost, row.currency);
        return new Facts(
                new JobId(row.jobId),
                new UserId(row.userId),
                new Origin(row.scheduleId, row.runId, row.retryOf),
                new DateRange(row.fromDate, row.toDate),
                new Settings(row.autoEnrich, row.batchSize, row.maxParallelAccounts),
                new Estimate(
                        new Range(row.estimatedLow, row.estimatedLikely, row.estimatedHigh),
                        row.estimatedSeconds,
                        row.estimatedApiCalls,
                        apiCost,
                        enrichmentCost,
                        apiCost == null || enrichmentCost == null ? null : apiCost.plus(enrichmentCost)),
                row.currency,
                new Formula(row.formulaRows, row.formulaGuessedRows, row.formulaMillis, row.formulaCalls),
                row.plannedAt);
    }

    private static @Nullable BigDecimal amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    private static @Nullable Money money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? null : new Money(amount, currency);
    }

    private static Ended ended(JobRow row, Facts facts, AccountSyncs accounts, Tally tally, Outcome outcome) {
        return new Ended(facts, accounts, tally, row.startedAt == null ? null : run(row), outcome, row.endedAt);
    }

    private static Run run(JobRow row) {
        return new Run(row.personAddress, row.queuedAt, row.startedAt);
    }

    private static void writeRun(Run run, JobRow row) {
        row.personAddress = run.personAddress();
        row.queuedAt = run.queuedAt();
        row.startedAt = run.startedAt();
    }

    private static Tally tally(JobRow row) {
        var api = new Money(row.apiCost, row.currency);
        var enrichment = new Money(row.enrichmentCost, row.currency);
        var cost = new Cost(
                row.apiCalls, api, row.llmCalls, row.llmTokens, enrichment, api.plus(enrichment), row.unknownPrices);
        return new Tally(
                row.categorised,
                row.enrichmentFailed,
                parked(row),
                countsByName(row.enrichmentBySource),
                row.enrichmentSequence,
                cost,
                row.costSequence);
    }

    private static @Nullable Parked parked(JobRow row) {
        return row.parkedRows == null
                ? null
                : new Parked(row.parkedRows, row.parkedReason, row.parkedMessage, row.parkedNextStep);
    }

    private static void writeTally(Tally tally, JobRow row) {
        row.categorised = tally.categorised();
        row.enrichmentFailed = tally.enrichmentFailed();
        var parked = tally.parked();
        row.parkedRows = parked == null ? null : parked.rows();
        row.parkedReason = parked == null ? null : parked.reason();
        row.parkedMessage = parked == null ? null : parked.message();
        row.parkedNextStep = parked == null ? null : parked.nextStep();
        row.enrichmentBySource = json(tally.bySource());
        row.enrichmentSequence = tally.enrichmentSequence();
        var cost = tally.cost();
        row.apiCalls = cost.apiCalls();
        row.apiCost = cost.api().amount();
        row.llmCalls = cost.llmCalls();
        row.llmTokens = cost.llmTokens();
        row.enrichmentCost = cost.enrichment().amount();
        row.unknownPrices = cost.unknownPrices();
        row.costSequence = tally.costSequence();
    }

    private static String json(Map<String, Long> counts) {
        try {
            return JSON.writeValueAsString(counts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write counts as JSON", impossible);
        }
    }

    private static Map<String, Long> countsByName(String json) {
        try {
            return JSON.readValue(json, COUNTS_BY_NAME);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("column enrichment_by_source holds no JSON object of counts", damaged);
        }
    }
}
