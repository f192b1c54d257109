package dev.tributary.imports.plan;

import dev.tributary.contracts.ImportStatus.Range;
import java.util.List;

/// What turned out, as a multiple of what the plain formula said. Each finished import adds one ratio; a few odd ones
/// change little, because it is the middle one that counts.
///
/// @param low one in ten turns out lower
/// @param likely as many turn out higher as lower
/// @param high one in ten turns out higher
public record Calibration(double low, double likely, double high) {

    /// The formula alone counts like so many imports.
    private static final double TRUST_IN_FORMULA = 1;

    /// The assumed spread counts like so many imports: ends take longer to learn than the middle.
    private static final double TRUST_IN_SPREAD = 4;

    private static final double LOW_END = 0.1;
    private static final double HIGH_END = 0.9;

    /// @param ratios actual by formula, of imports that are over
    /// @param most above 1: a larger ratio, or one below its inverse, tells of a mishap rather than of the formula
    /// @param lowSpread below 1: the low end as a multiple of the likely figure while nothing is learned
    /// @param highSpread above 1: the high end likewise
    public static Calibration of(List<Double> ratios, double most, double lowSpread, double highSpread) {
        var logs = ratios.stream()
                .filter(ratio -> ratio > 0)
                .map(ratio -> Math.log(Math.clamp(ratio, 1 / most, most)))
                .sorted()
                .toList();
        var middle = logs.isEmpty() ? 0 : quantile(logs, 0.5);
        var likely = Math.exp(middle * logs.size() / (logs.size() + TRUST_IN_FORMULA));
        return new Calibration(
                likely * spread(logs, middle, LOW_END, lowSpread),
                likely,
                likely * spread(logs, middle, HIGH_END, highSpread));
    }

    public Range applyTo(double formula) {
        return new Range(Math.round(formula * low), Math.round(formula * likely), Math.round(formula * high));
    }

    private static double spread(List<Double> logs, double middle, double end, double assumed) {
        var learned = logs.isEmpty() ? 0 : quantile(logs, end) - middle;
        return Math.exp(
                (learned * logs.size() + Math.log(assumed) * TRUST_IN_SPREAD) / (logs.size() + TRUST_IN_SPREAD));
    }

    private static double quantile(List<Double> sorted, double share) {
        var place = share * (sorted.size() - 1);
        var below = (int) Math.floor(place);
        var above = (int) Math.ceil(place);
        return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (place - below);
    }
}
