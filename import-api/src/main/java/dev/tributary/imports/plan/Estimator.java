package dev.tributary.imports.plan;

import dev.tributary.contracts.ImportStatus.Estimate;
import dev.tributary.contracts.ImportStatus.Range;
import dev.tributary.contracts.Money;
import dev.tributary.imports.account.ImportableAccount;
import dev.tributary.imports.days.Days;
import dev.tributary.imports.job.Formula;
import dev.tributary.imports.job.Settings;
import dev.tributary.imports.plan.Forecast.Spread;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many rows, calls, seconds and pounds an import will take: from the accounts' own density, corrected by how
/// earlier estimates turned out.
final class Estimator {

    /// An account's density next month is within these of its density so far.
    private static final double LOW_OF_KNOWN = 0.7;

    private static final double HIGH_OF_KNOWN = 1.4;

    /// A new account may be a savings account with a row a month, or a shop's.
    private static final double LOW_OF_UNKNOWN = 0.1;

    private static final double HIGH_OF_UNKNOWN = 4;

    /// Before anything is known of the installation's pace.
    private static final double QUICKEST = 0.5;

    private static final double SLOWEST = 2;

    /// One account's part.
    record Part(ImportableAccount account, Days days, Calls calls) {}

    private final PlanConfig config;
    private final Experience experience;

    Estimator(PlanConfig config, Experience experience) {
        this.config = config;
        this.experience = experience;
    }

    Range rows(Part part) {
        var calibration = isKnown(part)
                ? experience.knownRows(LOW_OF_KNOWN, HIGH_OF_KNOWN)
                : experience.guessedRows(LOW_OF_UNKNOWN, HIGH_OF_UNKNOWN);
        return calibration.applyTo(formulaRows(part, part.days()));
    }

    Forecast of(List<Part> parts, Settings settings) {
        var rows = parts.stream().map(this::rows).reduce(new Range(0, 0, 0), Estimator::sum);
        var formula = new Formula(
                formulaRows(parts),
                formulaRows(parts.stream().filter(part -> !isKnown(part)).toList()),
                formulaMillis(parts, rows.likely(), settings),
                parts.stream().mapToInt(this::calls).sum());
        var calls = experience.calls().applyTo(formula.calls());
        var seconds = experience.time(config, QUICKEST, SLOWEST).applyTo(formula.millis() / 1000.0);
        var api = apiCost(calls.likely());
        var enrichment = enrichmentCost(parts, settings, 1);
        var likely = Math.max(1, rows.likely());
        return new Forecast(
                new Estimate(
                        rows,
                        Math.max(1, seconds.likely()),
                        Math.toIntExact(calls.likely()),
                        api,
                        enrichment,
                        total(api, enrichment)),
                formula,
                new Spread(
                        new Range(
                                Math.max(1, seconds.low()), Math.max(1, seconds.likely()), Math.max(1, seconds.high())),
                        calls,
                        total(apiCost(calls.low()), enrichmentCost(parts, settings, (double) rows.low() / likely)),
                        total(apiCost(calls.high()), enrichmentCost(parts, settings, (double) rows.high() / likely))));
    }

    private @Nullable Money apiCost(long calls) {
        return priced(config.pricePerCall().or(experience::pricePerCall), calls);
    }

    private static @Nullable Money total(@Nullable Money api, @Nullable Money enrichment) {
        return api == null || enrichment == null ? null : api.plus(enrichment);
    }

    private static boolean isKnown(Part part) {
        return part.account().rowsPerDay().isPresent();
    }

    private double formulaRows(List<Part> parts) {
        return parts.stream()
                .mapToDouble(part -> formulaRows(part, part.days()))
                .sum();
    }

    private double formulaRows(Part part, Days days) {
        return part.account().rowsPerDay().orElse(config.usualRowsPerDay()) * days.count();
    }

    private int calls(Part part) {
        var needed = part.calls().needed();
        return needed == 0 ? 0 : needed + config.closingCalls();
    }

    /// Calls to different accounts go side by side; rows share the workers.
    private long formulaMillis(List<Part> parts, long rows, Settings settings) {
        var busy = parts.stream().filter(part -> part.calls().needed() > 0).count();
        if (busy == 0) {
            return 0;
        }
        var calls = parts.stream().mapToLong(this::calls).sum();
        var longest = parts.stream().mapToLong(this::calls).max().orElse(0);
        var inTurn = Math.max(longest, Math.ceilDiv(calls, Math.min(busy, settings.maxParallelAccounts())));
        return config.perCall()
                .multipliedBy(inTurn)
                .plus(config.perRow(settings.autoEnrich()).multipliedBy(rows))
                .toMillis();
    }

    /// Only new rows need a category, and only those that nothing else knows cost something.
    ///
    /// @param times as many rows as the formula says
    private @Nullable Money enrichmentCost(List<Part> parts, Settings settings, double times) {
        if (!settings.autoEnrich()) {
            return Money.zero(config.currency());
        }
        var share = experience.languageModelShare();
        var newRows = parts.stream()
                .mapToDouble(part -> formulaRows(
                        part, part.days().minus(part.account().known().covered())))
                .sum();
        var asked = Math.round(newRows * times * share.orElse(config.usualLanguageModelShare()));
        if (asked == 0 && (share.isPresent() || newRows == 0)) {
            return Money.zero(config.currency());
        }
        return priced(config.pricePerRow().or(experience::pricePerRow), asked);
    }

    private @Nullable Money priced(Optional<BigDecimal> price, long times) {
        return price.map(each -> new Money(each.multiply(BigDecimal.valueOf(times)), config.currency()))
                .orElse(null);
    }

    private static Range sum(Range one, Range other) {
        return new Range(one.low() + other.low(), one.likely() + other.likely(), one.high() + other.high());
    }
}
