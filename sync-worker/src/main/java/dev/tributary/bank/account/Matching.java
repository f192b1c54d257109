package dev.tributary.bank.account;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a listing relates to the accounts we know. Nothing is guessed: what fits more than one account is left to the
/// person.
///
/// @param matches known accounts and what the listing calls them now
/// @param added accounts nobody has seen before
/// @param missing known accounts of the connection that the listing does not have any more
/// @param open listed accounts that may be one of several known ones
public record Matching(List<Match> matches, List<DiscoveredAccount> added, Set<UUID> missing, List<Open> open) {

    public Matching {
        matches = List.copyOf(matches);
        added = List.copyOf(added);
        missing = Set.copyOf(missing);
        open = List.copyOf(open);
    }

    public record Match(KnownAccount known, DiscoveredAccount found) {

        /// Whether TrueLayer's id for it is another one now.
        public boolean moved() {
            return !known.providerAccountId().equals(found.account().accountId());
        }
    }

    /// @param candidates ids of known accounts it may be
    public record Open(DiscoveredAccount found, Set<UUID> candidates) {

        public Open {
            candidates = Set.copyOf(candidates);
        }
    }

    /// What the person says of a listed account.
    ///
    /// @param accountId the known account it is; null when it is none of them
    public record Choice(String providerAccountId, @Nullable UUID accountId) {}
}
