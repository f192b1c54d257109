package dev.tributary.imports.plan;

import dev.tributary.imports.account.KnownDays;
import dev.tributary.imports.days.DateRange;
import dev.tributary.imports.days.Days;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// Which days a person wants of each account. The same wish can mean other days for another account.
public sealed interface Wish {

    /// @param firstImport how far back an account is asked for that was never imported, when the wish does not say
    Days of(KnownDays known, LocalDate today, Period firstImport);

    /// Exactly these, whatever is known of them.
    record Everything(DateRange range) implements Wish {
        @Override
        public Days of(KnownDays known, LocalDate today, Period firstImport) {
            return Days.of(range);
        }
    }

    /// All the bank gives: the days it is known not to give are not asked for.
    record AllAvailable(DateRange longest) implements Wish {
        @Override
        public Days of(KnownDays known, LocalDate today, Period firstImport) {
            return Days.of(longest).minus(known.unreachable());
        }
    }

    /// What may have come since the last time: everything from the first day on that may miss a row.
    record Incremental() implements Wish {
        @Override
        public Days of(KnownDays known, LocalDate today, Period firstImport) {
            return known.history(today).isEmpty() ? first(today, firstImport) : known.since(today);
        }
    }

    /// Only days that may miss a row and can be had.
    ///
    /// @param within null for the account's history: its first imported day up to today
    record Gaps(@Nullable DateRange within) implements Wish {
        @Override
        public Days of(KnownDays known, LocalDate today, Period firstImport) {
            if (within != null) {
                return known.missing(within);
            }
            return known.history(today).map(known::missing).orElseGet(() -> first(today, firstImport));
        }
    }

    /// Whether the days were chosen for an account nobody has imported yet, so that the person should be told.
    default boolean isFirstImport(KnownDays known, LocalDate today) {
        return switch (this) {
            case Everything _, AllAvailable _ -> false;
            case Incremental _ -> known.history(today).isEmpty();
            case Gaps gaps -> gaps.within() == null && known.history(today).isEmpty();
        };
    }

    private static Days first(LocalDate today, Period firstImport) {
        return Days.of(new DateRange(today.minus(firstImport).plusDays(1), today));
    }
}
