package dev.tributary.enrichment.ladder;

import java.util.UUID;

/// On whose behalf rows are categorised: whose rules and memory hold, and whose job pays.
public record Climb(String userId, UUID jobId) {}
