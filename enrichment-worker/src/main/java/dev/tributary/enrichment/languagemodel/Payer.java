package dev.tributary.enrichment.languagemodel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// On whose account a call goes.
///
/// @param runId the run a person asked for; null while an import enriches its own rows
public record Payer(String userId, UUID jobId, @Nullable UUID runId) {}
