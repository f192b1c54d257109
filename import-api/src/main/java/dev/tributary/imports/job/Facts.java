package dev.tributary.imports.job;

import dev.tributary.contracts.ImportStatus.Estimate;
import dev.tributary.contracts.ImportStatus.Origin;
import dev.tributary.imports.UserId;
import dev.tributary.imports.days.DateRange;
import java.time.Instant;

/// What never changes about an import once it is planned.
///
/// @param formula what the estimate was made from
/// @param currency ISO 4217, of its costs
public record Facts(
        JobId id,
        UserId owner,
        Origin origin,
        DateRange range,
        Settings settings,
        Estimate estimate,
        String currency,
        Formula formula,
        Instant plannedAt) {}
