package dev.tributary.bank.account;

import dev.tributary.bank.account.Matching.Choice;
import dev.tributary.bank.account.Matching.Match;
import dev.tributary.bank.account.Matching.Open;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Recognises known accounts in a new listing. Pure: the rules are tried strongest first, and each on the connection's
/// own accounts before those of the person's other connections to the same bank. A rule takes a pair only when each of
/// the two fits no other.
public final class MatchAccounts {

    private static final Long ONCE = 1L;

    private final UUID connectionId;
    private final List<KnownAccount> known;
    private final List<DiscoveredAccount> found;
    private final List<Match> matches = new ArrayList<>();
    private final List<DiscoveredAccount> added = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();
    private final Set<UUID> inDoubt = new LinkedHashSet<>();

    private MatchAccounts(UUID connectionId, List<KnownAccount> known, List<DiscoveredAccount> found) {
        this.connectionId = connectionId;
        this.known = new ArrayList<>(known);
        this.found = new ArrayList<>(found);
    }

    /// @param connectionId the connection that was listed
    /// @param known all accounts of the person at this bank
    /// @param choices what the person decided of accounts that were open before
    public static Matching match(
            UUID connectionId, List<KnownAccount> known, Discovered discovered, List<Choice> choices) {
        var once = discovered.accounts().stream()
                .collect(Collectors.toMap(
                        each -> each.kind() + each.account().accountId(),
                        each -> each,
                        (first, _) -> first,
                        LinkedHashMap::new));
        var matching = new MatchAccounts(connectionId, known, List.copyOf(once.values()));
        choices.forEach(matching::obey);
        for (var rule : SameAccount.values()) {
            matching.apply(rule);
        }
        return matching.result(discovered);
    }

    private void obey(Choice choice) {
        for (var each : List.copyOf(found)) {
            if (!each.account().accountId().equals(choice.providerAccountId())) {
                continue;
            }
            if (choice.accountId() == null) {
                addUnlessKnown(each);
            } else {
                known.stream()
                        .filter(candidate ->
                                candidate.accountId().equals(choice.accountId()) && candidate.kind() == each.kind())
                        .findFirst()
                        .ifPresent(candidate -> take(candidate, each));
            }
        }
    }

    private void addUnlessKnown(DiscoveredAccount each) {
        if (known.stream()
                .noneMatch(candidate -> candidate.kind() == each.kind() && SameAccount.ID.holds(candidate, each))) {
            found.remove(each);
            added.add(each);
        }
    }

    private void apply(SameAccount rule) {
        apply(rule, candidate -> candidate.connectionId().equals(connectionId));
        if (rule.reachesOtherConnections()) {
            apply(rule, candidate -> !candidate.connectionId().equals(connectionId));
        }
    }

    private void apply(SameAccount rule, Predicate<KnownAccount> scope) {
        var candidatesOf = new LinkedHashMap<DiscoveredAccount, List<KnownAccount>>();
        for (var each : found) {
            var candidates = known.stream()
                    .filter(scope)
                    .filter(candidate -> candidate.kind() == each.kind() && rule.holds(candidate, each))
                    .toList();
            if (!candidates.isEmpty()) {
                candidatesOf.put(each, candidates);
            }
        }
        var claims = candidatesOf.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(KnownAccount::accountId, Collectors.counting()));
        candidatesOf.forEach((each, candidates) -> {
            if (candidates.size() == 1
                    && ONCE.equals(claims.get(candidates.getFirst().accountId()))) {
                take(candidates.getFirst(), each);
            } else {
                leaveOpen(each, candidates);
            }
        });
    }

    private void take(KnownAccount candidate, DiscoveredAccount each) {
        known.remove(candidate);
        found.remove(each);
        matches.add(new Match(candidate, each));
    }

    private void leaveOpen(DiscoveredAccount each, List<KnownAccount> candidates) {
        var ids = candidates.stream().map(KnownAccount::accountId).collect(Collectors.toSet());
        known.removeAll(candidates);
        found.remove(each);
        inDoubt.addAll(ids);
        open.add(new Open(each, ids));
    }

    private Matching result(Discovered discovered) {
        var missing = known.stream()
                .filter(each -> each.connectionId().equals(connectionId))
                .filter(each -> discovered.offered().contains(each.kind()))
                .map(KnownAccount::accountId)
                .filter(id -> !inDoubt.contains(id))
                .collect(Collectors.toSet());
        return new Matching(
                matches, Stream.concat(added.stream(), found.stream()).toList(), missing, open);
    }
}
