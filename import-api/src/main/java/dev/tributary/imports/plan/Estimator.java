package dev.tributary.imports.plan;

import dev.tributary.contracts.ImportStatus.Estimate;
import dev.tributary.contracts.ImportStatus.Range;
import dev.tributary.contracts.Money;
import dev.tributary.imports.account.ImportableAccount;
import dev.tributary.imports.job.DateRange;
import dev.tributary.imports.job.Settings;
import java.math.BigDecimal;
import java.util.List;

/// How many rows, calls, seconds and pounds an import will take, from the accounts' own density.
final class Estimator {

    /// An account's density next month is within these of its density so far.
    private static final double LOW_OF_KNOWN = 0.7;

    private static final double HIGH_OF_KNOWN = 1.4;

    /// A new account may be a savings account with a row a month, or a shop's.
    private static final double LOW_OF_UNKNOWN = 0.1;

    private static final double HIGH_OF_UNKNOWN = 4;

    private final PlanConfig config;

    Estimator(PlanConfig config) {
        this.config = config;
    }

    Range rows(ImportableAccount account, DateRange range) {
        var known = account.rowsPerDay();
        var likely = known.orElse(config.usualRowsPerDay()) * range.days();
        var low = known.isPresent() ? LOW_OF_KNOWN : LOW_OF_UNKNOWN;
        var high = known.isPresent() ? HIGH_OF_KNOWN : HIGH_OF_UNKNOWN;
        return new Range(Math.round(likely * low), Math.round(likely), Math.round(likely * high));
    }

    Estimate of(List<ImportableAccount> accounts, DateRange range, Settings settings) {
        var rows = accounts.stream()
                .map(account -> rows(account, range))
                .reduce(
                        new Range(0, 0, 0),
                        (a, b) -> new Range(a.low() + b.low(), a.likely() + b.likely(), a.high() + b.high()));
        var callsPerAccount = Math.ceilDiv(range.days(), config.daysPerCall());
        var calls = Math.toIntExact(callsPerAccount * accounts.size());
        var apiCost = priced(config.pricePerCall(), calls);
        var enrichmentCost = priced(config.pricePerRow(), settings.autoEnrich() ? rows.likely() : 0);
        return new Estimate(
                rows,
                seconds(accounts.size(), calls, rows, settings),
                calls,
                apiCost,
                enrichmentCost,
                apiCost.plus(enrichmentCost));
    }

    /// Calls to different accounts go side by side; rows share the workers.
    private long seconds(int accounts, int calls, Range rows, Settings settings) {
        var sideBySide = Math.min(accounts, settings.maxParallelAccounts());
        var calling = config.perCall().multipliedBy(Math.ceilDiv(calls, sideBySide));
        var working = config.perRow().multipliedBy(rows.likely());
        return Math.max(1, calling.plus(working).toSeconds());
    }

    private Money priced(BigDecimal price, long times) {
        return new Money(price.multiply(BigDecimal.valueOf(times)), config.currency());
    }
}
