package dev.tributary.enrichment.work;

import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.ladder.Verdict.Undecided;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/// Who decides what rows are.
@ApplicationScoped
public class WorkMeters {

    /// Rows that were decided, by `source`: the rung of the ladder, or `none` when none knew.
    public static final String ROWS = "tributary.enrichment.rows";

    private final MeterRegistry meters;

    WorkMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    public void decided(Collection<Verdict> verdicts) {
        for (var verdict : verdicts) {
            var source =
                    switch (verdict) {
                        case Categorised categorised -> categorised.source().code();
                        case Undecided _ -> "none";
                    };
            meters.counter(ROWS, "source", source).increment();
        }
    }
}
