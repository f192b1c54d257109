package dev.tributary.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How one account's sync within one job goes. Counts are cumulative, so the event with the highest
/// `sequence` says everything; a reader drops any whose sequence it has passed.
public sealed interface SyncProgress extends Event {

    @Override
    UUID jobId();

    @Override
    UUID accountId();

    /// Increases by one with each event of one account within one job.
    long sequence();

    Counts counts();

    @Override
    default Topic topic() {
        return Topic.BANK_SYNC_PROGRESS;
    }

    @Override
    default String key() {
        return jobId().toString();
    }

    /// A batch was committed.
    ///
    /// @param percent 0–100 of the account's whole range
    record AccountSyncProgressed(
            UUID eventId,
            Instant occurredAt,
            String userId,
            UUID jobId,
            UUID accountId,
            long sequence,
            Counts counts,
            int percent)
            implements SyncProgress {}

    /// Nothing can be done before `until`.
    ///
    /// @param reason `rate_limited`, `retrying`, `provider_down` or `bank_preparing`
    /// @param message the reason in words
    record AccountSyncWaiting(
            UUID eventId,
            Instant occurredAt,
            String userId,
            UUID jobId,
            UUID accountId,
            long sequence,
            Counts counts,
            Instant until,
            String reason,
            String message)
            implements SyncProgress {}

    /// The sync stopped at a checkpoint because its import is paused.
    record AccountSyncPaused(
            UUID eventId, Instant occurredAt, String userId, UUID jobId, UUID accountId, long sequence, Counts counts)
            implements SyncProgress {}

    /// Every day of the ranges was asked for and answered, but for those of the gap.
    ///
    /// @param gap days the bank does not give; null when there are none
    record AccountSyncCompleted(
            UUID eventId,
            Instant occurredAt,
            String userId,
            UUID jobId,
            UUID accountId,
            long sequence,
            Counts counts,
            @Nullable HistoryGap gap)
            implements SyncProgress {}

    /// @param reason a stable code, for example `history_locked`
    /// @param nextStep what the person can do, in words
    record HistoryGap(DateRange days, String reason, String message, String nextStep) {}

    /// The bank does not offer this.
    record AccountSyncSkipped(
            UUID eventId,
            Instant occurredAt,
            String userId,
            UUID jobId,
            UUID accountId,
            long sequence,
            Counts counts,
            String reason,
            String message)
            implements SyncProgress {}

    /// The sync ended without everything the bank has.
    ///
    /// @param reason a stable code
    /// @param nextStep what the person can do, in words
    record AccountSyncFailed(
            UUID eventId,
            Instant occurredAt,
            String userId,
            UUID jobId,
            UUID accountId,
            long sequence,
            Counts counts,
            String reason,
            String message,
            String nextStep)
            implements SyncProgress {}

    /// The import was cancelled; what was stored stays.
    record AccountSyncCancelled(
            UUID eventId, Instant occurredAt, String userId, UUID jobId, UUID accountId, long sequence, Counts counts)
            implements SyncProgress {}
}
