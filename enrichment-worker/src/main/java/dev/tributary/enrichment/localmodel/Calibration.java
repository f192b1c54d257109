package dev.tributary.enrichment.localmodel;

/// How often opinions of a given agreement turn out right.
///
/// @param trusted confidence from which an opinion counts as an answer
/// @param floor similarity below which the nearest example has nothing to do with the text
public record Calibration(double trusted, double floor) {

    /// What the configuration says unless told otherwise.
    public static final Calibration SHIPPED = new Calibration(0.50, 0.30);

    public Calibration {
        if (trusted <= 0 || trusted >= 1) {
            throw new IllegalArgumentException("trusted: %s is not between 0 and 1".formatted(trusted));
        }
        if (floor < -1 || floor > 1) {
            throw new IllegalArgumentException("floor: %s is not a cosine".formatted(floor));
        }
    }

    /// A logistic curve over the odds, fitted to one half of 4,900 labelled card descriptors and right on the other,
    /// which shares no merchant with it.
    public double confidence(Opinion opinion) {
        var agreement = Math.clamp(opinion.agreement(), 1e-6, 1 - 1e-6);
        return 1 / (1 + Math.exp(0.57 - 0.67 * Math.log(agreement / (1 - agreement))));
    }

    boolean isTrusted(Opinion opinion) {
        return confidence(opinion) >= trusted && isBetterThanNothing(opinion);
    }

    boolean isBetterThanNothing(Opinion opinion) {
        return opinion.spelled() || opinion.similarity() >= floor;
    }
}
