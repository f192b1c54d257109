package dev.tributary.enrichment.cost.rest;

import dev.tributary.enrichment.rest.Asked;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A month, UTC.
record Months(YearMonth month) {

    /// This month unless another was asked for.
    static Months asked(@Nullable String text, Clock clock) {
        var given = Asked.month(text);
        return new Months(given == null ? YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)) : given);
    }

    String text() {
        return month.toString();
    }

    Instant start() {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    Instant end() {
        return month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}
