package dev.tributary.enrichment.localmodel;

import dev.tributary.enrichment.localmodel.NearestExamples.Opinion;

/// How often opinions of a given agreement turn out right.
///
/// @param trusted confidence from which an opinion counts as an answer
/// @param floor similarity below which the nearest example has nothing to do with the text
public record Calibration(double trusted, double floor) {

    /// What the configuration says unless told otherwise.
    public static final Calibration SHIPPED = new Calibration(0.60, 0.30);

    public Calibration {
        if (trusted <= 0 || trusted >= 1) {
            throw new IllegalArgumentException("trusted: %s is not between 0 and 1".formatted(trusted));
        }
        if (floor < -1 || floor > 1) {
            throw new IllegalArgumentException("floor: %s is not a cosine".formatted(floor));
        }
    }

    /// A logistic curve fitted to 5,000 labelled card descriptors by labels the catalogue was not made from. How near
    /// the nearest example is added nothing to how far the neighbours agree.
    public double confidence(Opinion opinion) {
        return 1 / (1 + Math.exp(2.6 - 5.2 * opinion.agreement()));
    }

    boolean isTrusted(Opinion opinion) {
        return confidence(opinion) >= trusted && isBetterThanNothing(opinion);
    }

    boolean isBetterThanNothing(Opinion opinion) {
        return opinion.similarity() >= floor;
    }
}
