package dev.tributary.enrichment.localmodel;

import dev.tributary.enrichment.ladder.Direction;
import dev.tributary.enrichment.ladder.StatementRow;
import java.util.Locale;
import java.util.Set;

/// All that a row tells the local model.
///
/// @param purchase whether goods or services were paid for, rather than money moved
/// @param cut whether the name may have lost its end
public record Heard(String merchantKey, Direction direction, boolean purchase, boolean cut, Set<Hint> hints) {

    /// The shortest lines that networks print, in letters.
    private static final int SHORTEST_LINE = 18;

    public Heard {
        hints = Set.copyOf(hints);
    }

    public static Heard of(StatementRow row) {
        var description = row.told().description().strip();
        var type = row.told().transactionCategory().toUpperCase(Locale.ROOT);
        return new Heard(
                row.merchant().key(),
                row.direction(),
                row.isTrade() && !type.equals("DIRECT_DEBIT"),
                description.length() >= SHORTEST_LINE,
                Hint.in(description));
    }
}
