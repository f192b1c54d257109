package dev.tributary.bank.connection;

import dev.tributary.bank.account.Matching.Open;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What became of a connection's accounts when the bank listed them again. All ids are ours.
///
/// @param present everything the connection reaches now
/// @param moved those of them whose id at TrueLayer is another one now
/// @param added those of them nobody has seen before
/// @param missing the bank does not list them any more; they are removed, their rows stay
/// @param open listed accounts that may be one of several known ones: nothing was changed for them
public record Relisted(Set<UUID> present, Set<UUID> moved, Set<UUID> added, Set<UUID> missing, List<Open> open) {

    public Relisted {
        present = Set.copyOf(present);
        moved = Set.copyOf(moved);
        added = Set.copyOf(added);
        missing = Set.copyOf(missing);
        open = List.copyOf(open);
    }

    /// What an import of one account can make of it.
    public enum Fate {
        /// The listing has it under the id we use.
        UNCHANGED,
        /// It has another id at TrueLayer now, which is stored: read the account again and go on.
        MOVED,
        /// The bank does not share it any more.
        MISSING,
        /// It may be one of several listed accounts: the person has to say which.
        OPEN
    }

    public Fate fateOf(UUID accountId) {
        if (moved.contains(accountId)) {
            return Fate.MOVED;
        }
        if (present.contains(accountId)) {
            return Fate.UNCHANGED;
        }
        return open.stream().anyMatch(each -> each.candidates().contains(accountId)) ? Fate.OPEN : Fate.MISSING;
    }
}
