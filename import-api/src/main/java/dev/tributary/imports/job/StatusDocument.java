package dev.tributary.imports.job;

import dev.tributary.contracts.DateRange;
import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.AccountStatus;
import dev.tributary.contracts.ImportStatus.Actual;
import dev.tributary.contracts.ImportStatus.EnrichmentStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ImportStatus.Progress;
import dev.tributary.contracts.ImportStatus.Waiting;
import dev.tributary.imports.job.AccountSync.State;
import dev.tributary.imports.job.ImportJob.Ended;
import dev.tributary.imports.job.ImportJob.Enriching;
import dev.tributary.imports.job.ImportJob.Paused;
import dev.tributary.imports.job.ImportJob.Planned;
import dev.tributary.imports.job.ImportJob.Queued;
import dev.tributary.imports.job.ImportJob.Run;
import dev.tributary.imports.job.ImportJob.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Puts an import into the words the outside sees.
public final class StatusDocument {

    private StatusDocument() {}

    /// @param turn where it stands in the queue; null unless queued
    public static ImportStatus of(ImportJob job, long version, @Nullable QueueTurn turn, Instant now) {
        var facts = job.facts();
        var accounts = job.accounts();
        var run = runOf(job);
        var waiting = job instanceof Running running ? waitingOf(running) : null;
        var completion = Completion.of(job, turn, now);
        return new ImportStatus(
                facts.id().value(),
                version,
                statusOf(job),
                facts.origin(),
                facts.range().from(),
                facts.range().to(),
                facts.settings().autoEnrich(),
                facts.settings().batchSize(),
                facts.settings().maxParallelAccounts(),
                facts.plannedAt(),
                run == null ? null : run.startedAt(),
                job instanceof Ended ended ? ended.endedAt() : null,
                turn == null ? null : turn.position(),
                new Progress(accounts.over(), accounts.all().size(), accounts.percent()),
                accounts.all().stream().map(StatusDocument::accountStatus).toList(),
                accounts.counts(),
                facts.settings().autoEnrich() ? enrichmentStatus(job) : null,
                facts.estimate(),
                job instanceof Ended ended ? actual(ended) : null,
                job.tally().cost(),
                waiting,
                InWords.of(job, waiting),
                completion == null ? null : completion.likely(),
                completion == null ? null : completion.window());
    }

    public static JobStatus statusOf(ImportJob job) {
        return switch (job) {
            case Planned _ -> JobStatus.PLANNED;
            case Queued _ -> JobStatus.QUEUED;
            case Running _ -> JobStatus.RUNNING;
            case Paused _ -> JobStatus.PAUSED;
            case Enriching _ -> JobStatus.ENRICHING;
            case Ended ended ->
                switch (ended.outcome()) {
                    case COMPLETED -> JobStatus.COMPLETED;
                    case PARTIAL -> JobStatus.PARTIAL;
                    case FAILED -> JobStatus.FAILED;
                    case CANCELLED -> JobStatus.CANCELLED;
                };
        };
    }

    private static @Nullable Run runOf(ImportJob job) {
        return switch (job) {
            case Planned _, Queued _ -> null;
            case Running running -> running.run();
            case Paused paused -> paused.run();
            case Enriching enriching -> enriching.run();
            case Ended ended -> ended.run();
        };
    }

    /// Null while some account is in a worker's hands or about to be.
    private static @Nullable Waiting waitingOf(Running running) {
        var left = running.accounts().all().stream()
                .map(AccountSync::state)
                .filter(state -> !state.isOver())
                .toList();
        if (!left.stream().allMatch(State.Waiting.class::isInstance)) {
            return null;
        }
        return left.stream()
                .map(State.Waiting.class::cast)
                .min(Comparator.comparing(State.Waiting::until))
                .map(first -> new Waiting(first.until(), first.reason(), first.message()))
                .orElse(null);
    }

    private static Actual actual(Ended ended) {
        var counts = ended.accounts().counts();
        var cost = ended.tally().cost();
        var run = ended.run();
        return new Actual(
                counts.served() - counts.outOfRange(),
                run == null
                        ? 0
                        : Duration.between(run.startedAt(), ended.endedAt()).toSeconds(),
                cost.apiCalls(),
                cost.api(),
                cost.enrichment(),
                cost.total(),
                cost.unknownPrices());
    }

    private static EnrichmentStatus enrichmentStatus(ImportJob job) {
        var tally = job.tally();
        return new EnrichmentStatus(
                job.accounts().counts().synced(),
                tally.categorised(),
                tally.enrichmentFailed(),
                tally.parked(),
                tally.bySource());
    }

    private static AccountStatus accountStatus(AccountSync sync) {
        var shown = ShownState.of(sync.state());
        return new AccountStatus(
                sync.account().id().value(),
                sync.account().kind(),
                sync.account().displayName(),
                sync.account().providerName(),
                shown.status(),
                shown.reason(),
                shown.message(),
                shown.nextStep(),
                shown.waitingUntil(),
                sync.percent(),
                sync.counts(),
                sync.account().days().ranges().stream()
                        .map(StatusDocument::range)
                        .toList(),
                sync.state() instanceof State.Gapped gapped ? range(gapped.gap()) : null);
    }

    private static DateRange range(dev.tributary.imports.days.DateRange range) {
        return new DateRange(range.from(), range.to());
    }
}
