package dev.tributary.enrichment.cost;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What imports and runs were thought to cost before they began.
public interface Estimates {

    /// The first estimate of a subject stays.
    void record(Estimate estimate);

    /// Newest first.
    ///
    /// @param after the last subject of the page before; null for the first page
    List<Estimate> of(String userId, @Nullable UUID after, int limit);

    /// @param subjectId of the import, or of the run
    /// @param bankCalls null when none were estimated
    /// @param bank null when it was unknown
    /// @param models null when it was unknown
    record Estimate(
            UUID subjectId,
            String userId,
            Kind kind,
            @Nullable Long bankCalls,
            @Nullable BigDecimal bank,
            @Nullable BigDecimal models,
            String currency,
            Instant estimatedAt) {}

    enum Kind {
        IMPORT,
        RUN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
