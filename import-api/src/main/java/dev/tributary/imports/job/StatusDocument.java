package dev.tributary.imports.job;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.AccountStatus;
import dev.tributary.contracts.ImportStatus.EnrichmentStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ImportStatus.Progress;
import dev.tributary.contracts.ImportStatus.SyncStatus;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts an import into the words the outside sees.
public final class StatusDocument {

    private StatusDocument() {}

    /// @param queuePosition 1 = next; null unless queued
    public static ImportStatus of(ImportJob job, long version, @Nullable Integer queuePosition, Instant now) {
        var facts = job.facts();
        var accounts = job.accounts();
        var run = runOf(job);
        var percent = accounts.percent();
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
                queuePosition,
                new Progress(accounts.over(), accounts.all().size(), percent),
                accounts.all().stream().map(StatusDocument::accountStatus).toList(),
                accounts.counts(),
                facts.settings().autoEnrich() ? enrichmentStatus(job) : null,
                facts.estimate(),
                null,
                job.tally().cost(),
                null,
                null,
                job instanceof Running running ? completionOf(running, percent, now) : null,
                null);
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

    /// As long again per percent as so far; null while there is nothing to go by.
    private static @Nullable Instant completionOf(Running running, int percent, Instant now) {
        if (percent == 0) {
            return null;
        }
        var soFar = Duration.between(running.run().startedAt(), now);
        return now.plus(soFar.multipliedBy(100L - percent).dividedBy(percent));
    }

    private static EnrichmentStatus enrichmentStatus(ImportJob job) {
        var tally = job.tally();
        return new EnrichmentStatus(
                job.accounts().counts().synced(),
                tally.categorised(),
                tally.enrichmentFailed(),
                null,
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
                List.of(),
                null);
    }

    private record ShownState(
            SyncStatus status,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String nextStep,
            @Nullable Instant waitingUntil) {

        static ShownState of(State state) {
            return switch (state) {
                case State.Pending _ -> plain(SyncStatus.PENDING);
                case State.Syncing _ -> plain(SyncStatus.SYNCING);
                case State.Waiting waiting ->
                    new ShownState(SyncStatus.WAITING, waiting.reason(), waiting.message(), null, waiting.until());
                case State.Paused _ -> plain(SyncStatus.PAUSED);
                case State.Completed _ -> plain(SyncStatus.COMPLETED);
                case State.Skipped skipped ->
                    new ShownState(SyncStatus.SKIPPED, skipped.reason(), skipped.message(), null, null);
                case State.Failed failed ->
                    new ShownState(SyncStatus.FAILED, failed.reason(), failed.message(), failed.nextStep(), null);
                case State.Cancelled _ -> plain(SyncStatus.CANCELLED);
            };
        }

        private static ShownState plain(SyncStatus status) {
            return new ShownState(status, null, null, null, null);
        }
    }
}
