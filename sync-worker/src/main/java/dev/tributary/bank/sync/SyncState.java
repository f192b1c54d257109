package dev.tributary.bank.sync;

import java.time.Instant;

/// ```
/// syncing ──▶ completed | skipped | failed | cancelled
///  │  ▲ │ ▲
///  ▼  │ ▼ │
/// waiting paused ──▶ cancelled
/// ```
public sealed interface SyncState {

    record Syncing() implements SyncState {}

    /// @param reason `rate_limited`, `retrying`, `provider_down` or `bank_preparing`
    record Waiting(Instant until, String reason, String message) implements SyncState {}

    record Paused() implements SyncState {}

    record Completed() implements SyncState {}

    record Skipped(String reason, String message) implements SyncState {}

    record Failed(String reason, String message, String nextStep) implements SyncState {}

    record Cancelled() implements SyncState {}
}
