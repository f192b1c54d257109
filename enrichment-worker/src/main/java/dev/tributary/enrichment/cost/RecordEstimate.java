package dev.tributary.enrichment.cost;

import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.Money;
import dev.tributary.enrichment.cost.Estimates.Estimate;
import dev.tributary.enrichment.cost.Estimates.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Keeps what an import was thought to cost, to be held against what it did cost: what is told first stays.
@ApplicationScoped
public class RecordEstimate {

    private final Estimates estimates;
    private final Prices prices;

    RecordEstimate(Estimates estimates, Prices prices) {
        this.estimates = estimates;
        this.prices = prices;
    }

    public void record(ImportJobChanged changed) {
        var job = changed.job();
        if (isUnderWay(job.status())) {
            return;
        }
        var told = job.estimate();
        var currency = prices.current().currency();
        estimates.record(new Estimate(
                job.jobId(),
                changed.userId(),
                Kind.IMPORT,
                (long) told.apiCalls(),
                amount(told.apiCost(), currency),
                amount(told.enrichmentCost(), currency),
                currency,
                job.plannedAt()));
    }

    /// Told many times a second, and not worth a statement each: the estimate was told before and is told again at the
    /// end, for whoever hears of the import only then.
    private static boolean isUnderWay(JobStatus status) {
        return switch (status) {
            case RUNNING, ENRICHING -> true;
            case PLANNED, QUEUED, PAUSED, COMPLETED, PARTIAL, FAILED, CANCELLED -> false;
        };
    }

    /// Amounts of another currency are none that could be compared.
    private static @Nullable BigDecimal amount(@Nullable Money money, String currency) {
        return money != null && money.currency().equals(currency) ? money.amount() : null;
    }
}
