package dev.tributary.enrichment.cost;

import org.jspecify.annotations.Nullable;

/// A budget was raised or lifted: what was parked for it may go on.
///
/// @param userId null when it was the installation's
public record BudgetRaised(@Nullable String userId) {}
