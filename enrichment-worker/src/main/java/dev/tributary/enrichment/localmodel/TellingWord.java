package dev.tributary.enrichment.localmodel;

import dev.tributary.enrichment.taxonomy.CategoryKey;

/// A word that tells a kind of business wherever it stands in a name.
///
/// @param anyEnding whether longer words that begin with it tell the same
public record TellingWord(String text, boolean anyEnding, CategoryKey category) {

    static TellingWord of(String written, CategoryKey category) {
        return written.endsWith("*")
                ? new TellingWord(written.substring(0, written.length() - 1), true, category)
                : new TellingWord(written, false, category);
    }
}
