package dev.tributary.enrichment.run;

import dev.tributary.enrichment.cost.PriceList.Listed;
import dev.tributary.enrichment.cost.Prices;
import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.languagemodel.AskLanguageModel.Expected;
import dev.tributary.enrichment.work.DecideRows;
import dev.tributary.enrichment.work.EnrichmentConfig;
import dev.tributary.enrichment.work.LastResort;
import dev.tributary.messaging.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// What enriching rows would cost. The ladder is climbed for one row of each kind; what it leaves open has to be paid
/// for.
@ApplicationScoped
public class EstimateRun {

    /// Enough to say what the others are like, and soon climbed.
    private static final int KINDS_LOOKED_AT = 500;

    /// Rows that were asked for within this time are as good as asked for now.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Runs runs;
    private final RowRequests rowRequests;
    private final DecideRows decideRows;
    private final LastResort lastResort;
    private final Prices prices;
    private final EnrichmentConfig config;
    private final Clock clock;

    EstimateRun(
            Runs runs,
            RowRequests rowRequests,
            DecideRows decideRows,
            LastResort lastResort,
            Prices prices,
            EnrichmentConfig config,
            Clock clock) {
        this.runs = runs;
        this.rowRequests = rowRequests;
        this.decideRows = decideRows;
        this.lastResort = lastResort;
        this.prices = prices;
        this.config = config;
        this.clock = clock;
    }

    /// @param merchants a language model would be asked about
    /// @param cost null when the price is unknown
    /// @param sampled whether there were too many kinds of rows to look at all
    /// @param complete whether all rows that are meant are here; what is missing is on its way
    public record Estimate(
            long rows,
            long merchants,
            long calls,
            long tokens,
            @Nullable BigDecimal cost,
            String currency,
            boolean sampled,
            boolean complete) {}

    public Estimate estimate(String userId, Selection selection) {
        var complete = awaited(userId, selection);
        var sample = runs.sample(userId, selection, KINDS_LOOKED_AT);
        var looked = sample.examples();
        var decided = decideRows.atOnce(new Climb(userId, Ids.next()), looked).size();
        var open = looked.size() - decided;
        var merchants = looked.isEmpty() ? 0 : Math.ceilDiv(open * sample.kinds(), (long) looked.size());
        var expected = lastResort
                .languageModel()
                .map(languageModel -> languageModel.expected(merchants))
                .orElse(Expected.NOTHING);
        var currency = prices.current().currency();
        return new Estimate(
                sample.rows(),
                merchants,
                expected.calls(),
                expected.calls() * expected.perCall().total(),
                cost(expected).orElse(null),
                currency,
                looked.size() < sample.kinds(),
                complete);
    }

    /// Most requests are answered in a moment; who asks should not have to ask twice for that.
    private boolean awaited(String userId, Selection selection) {
        var until = clock.instant().plus(config.awaitRows());
        while (!rowRequests.haveArrived(userId, selection, FRESH)) {
            if (!clock.instant().isBefore(until)) {
                return false;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return true;
    }

    private Optional<BigDecimal> cost(Expected expected) {
        if (expected.calls() == 0) {
            return Optional.of(BigDecimal.ZERO);
        }
        return prices.current()
                .priceOf(expected.model(), expected.perCall(), clock.instant(), false)
                .map(Listed::price)
                .map(price -> price.cost().multiply(BigDecimal.valueOf(expected.calls())));
    }
}
