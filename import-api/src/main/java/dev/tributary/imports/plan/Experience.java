package dev.tributary.imports.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// What imports that are over teach about the next one.
///
/// @param past newest first
public record Experience(List<Past> past) {

    public static final Experience NONE = new Experience(List.of());

    private static final int PRICE_DIGITS = 12;

    private static final double NANOS_PER_MILLI = 1_000_000;

    private static final double MOST_OF_GUESS = 20;

    /// A household does not become ten times as busy from one month to the next.
    private static final double MOST_OF_KNOWN = 3;

    /// Rows that must have got a category before their sources say something of the next ones.
    private static final long ROWS_THAT_SHOW_A_HABIT = 50;

    /// One import that is over and arrived as a whole.
    ///
    /// @param own whether it was the same person's
    /// @param steady whether it ran through: neither paused nor kept waiting by a bank
    /// @param guessed whether the rows were mainly a guess, because too little was known of the accounts
    /// @param enriched whether its rows got categories
    /// @param formulaRows what the plain formula said; 0 when it was not kept
    /// @param expectedRows for which the plain formula said the time
    /// @param categorised rows that got a category
    /// @param byLanguageModel those of them that a language model decided
    /// @param pricesKnown whether the costs are complete
    public record Past(
            boolean own,
            boolean steady,
            boolean guessed,
            boolean enriched,
            double formulaRows,
            long rows,
            long expectedRows,
            long formulaMillis,
            long millis,
            int formulaCalls,
            int calls,
            BigDecimal apiCost,
            BigDecimal enrichmentCost,
            boolean pricesKnown,
            long categorised,
            long byLanguageModel) {

        /// What the plain formula would have said, had it known how many rows come; 0 when it was not kept.
        double formulaMillis(PlanConfig config) {
            var perRow = config.perRow(enriched).toNanos() / NANOS_PER_MILLI;
            return formulaMillis == 0 ? 0 : formulaMillis + (rows - expectedRows) * perRow;
        }
    }

    public Experience {
        past = List.copyOf(past);
    }

    /// Accounts of which nothing is known yet, from what the guesses about the same person's others came to: how busy
    /// accounts are is theirs.
    Calibration guessedRows(double lowSpread, double highSpread) {
        return rows(true, MOST_OF_GUESS, lowSpread, highSpread);
    }

    /// Accounts whose density is known. What a guess came to is in that density already.
    Calibration knownRows(double lowSpread, double highSpread) {
        return rows(false, MOST_OF_KNOWN, lowSpread, highSpread);
    }

    private Calibration rows(boolean guessed, double most, double lowSpread, double highSpread) {
        var alike = past.stream()
                .filter(each -> each.own() && each.guessed() == guessed)
                .toList();
        return Calibration.of(ratios(alike, Past::rows, Past::formulaRows), most, lowSpread, highSpread);
    }

    /// Of everybody: how fast the installation is does not depend on who asks. That more rows came than were expected
    /// does not make it slow.
    Calibration time(PlanConfig config, double lowSpread, double highSpread) {
        var steady = past.stream().filter(Past::steady).toList();
        return Calibration.of(
                ratios(steady, Past::millis, each -> each.formulaMillis(config)), MOST_OF_GUESS, lowSpread, highSpread);
    }

    /// Of everybody: besides booked rows, calls for balances and pending rows are made.
    Calibration calls() {
        return Calibration.of(ratios(past, Past::calls, Past::formulaCalls), MOST_OF_GUESS, 1, 1);
    }

    /// The newest known price of a call.
    Optional<BigDecimal> pricePerCall() {
        return past.stream()
                .filter(each -> each.pricesKnown() && each.calls() > 0)
                .findFirst()
                .map(each -> share(each.apiCost(), each.calls()));
    }

    /// What a row the language model decided has cost on average.
    Optional<BigDecimal> pricePerRow() {
        var priced = past.stream()
                .filter(each -> each.pricesKnown() && each.byLanguageModel() > 0)
                .toList();
        var rows = priced.stream().mapToLong(Past::byLanguageModel).sum();
        return rows == 0
                ? Optional.empty()
                : Optional.of(share(
                        priced.stream().map(Past::enrichmentCost).reduce(BigDecimal.ZERO, BigDecimal::add), rows));
    }

    /// The share of new rows that went to the language model, because memory and the local model did not know them;
    /// empty while too little is known.
    OptionalDouble languageModelShare() {
        var own = past.stream().filter(Past::own).toList();
        var rows = own.stream().mapToLong(Past::categorised).sum();
        return rows < ROWS_THAT_SHOW_A_HABIT
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (double) own.stream().mapToLong(Past::byLanguageModel).sum() / rows);
    }

    private static List<Double> ratios(List<Past> from, ToDoubleFunction<Past> actual, ToDoubleFunction<Past> formula) {
        return from.stream()
                .filter(each -> actual.applyAsDouble(each) > 0 && formula.applyAsDouble(each) > 0)
                .map(each -> actual.applyAsDouble(each) / formula.applyAsDouble(each))
                .toList();
    }

    private static BigDecimal share(BigDecimal cost, long of) {
        return cost.divide(BigDecimal.valueOf(of), PRICE_DIGITS, RoundingMode.HALF_UP);
    }
}
