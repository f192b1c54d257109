package dev.tributary.testbed.cli.truth;

import java.math.BigDecimal;
import java.util.List;

/// How one account came through.
///
/// @param missing rows that the bank served and that are not stored
/// @param tooMany stored rows that the bank did not serve, or not so often
/// @param wrongIds normalised ids that are on one side only, or more often on one side
public record AccountVerdict(
        String account,
        int bankRows,
        int storedRows,
        BigDecimal bankSum,
        BigDecimal storedSum,
        int missing,
        int tooMany,
        int wrongIds,
        List<String> missingExamples,
        List<String> tooManyExamples) {

    /// Every row the bank served is stored exactly once, and nothing else is.
    public boolean isExact() {
        return missing == 0 && tooMany == 0 && wrongIds == 0;
    }

    public boolean sumMatches() {
        return bankSum.compareTo(storedSum) == 0;
    }
}
