package dev.tributary.bank.sync;

import java.util.UUID;

/// One account within one import.
public record SyncKey(UUID jobId, UUID accountId) {}
