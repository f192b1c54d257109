package dev.tributary.imports.plan;

import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.imports.account.ImportableAccount;
import dev.tributary.imports.days.Days;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Something the person should know before they press Import; it stops nothing.
///
/// @param code stable
public record Warning(String code, String message) {

    private static final Duration SOON = Duration.ofDays(14);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    static List<Warning> about(ImportableAccount account, Wish wish, Days days, Calls calls, Instant now) {
        return Stream.of(
                        consent(account, calls, now),
                        quota(account, calls),
                        unreachable(account, wish, days),
                        deeperThanBefore(account, days),
                        knownAlready(account, days),
                        firstImport(account, wish, days, now))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Warning> consent(ImportableAccount account, Calls calls, Instant now) {
        var expires = account.consentExpiresAt();
        if (account.availability() != Availability.AVAILABLE || (expires != null && !expires.isAfter(now))) {
            return warning(
                    "consent_ended",
                    "The consent for %s has ended, so %s cannot be imported. Connect the bank again first."
                            .formatted(account.providerName(), account.displayName()));
        }
        if (expires == null || expires.isAfter(now.plus(SOON))) {
            return Optional.empty();
        }
        if (expires.isBefore(now.plus(Duration.ofDays(calls.daysToWait())))) {
            return warning(
                    "consent_too_short",
                    "The bank's limit on calls spreads this over %d more days, and the consent for %s ends before, on %s. Renew it first."
                            .formatted(calls.daysToWait(), account.providerName(), MINUTE.format(expires)));
        }
        return warning(
                "consent_ends_soon",
                "The consent for %s ends in %d days. Renew it to keep importing."
                        .formatted(
                                account.providerName(),
                                Duration.between(now, expires).toDays()));
    }

    private static Optional<Warning> quota(ImportableAccount account, Calls calls) {
        if (!calls.exceedQuota()) {
            return Optional.empty();
        }
        var rest = calls.resetsAt() == null
                ? "The rest follows later"
                : "The rest follows after " + MINUTE.format(calls.resetsAt());
        return warning(
                "quota_too_small",
                calls.counted()
                        ? "%s needs %d calls and the bank allows %d more today. %s."
                                .formatted(account.displayName(), calls.needed(), calls.left(), rest)
                        : "%s needs %d calls. Without you the bank allows %d more today: stay until it is done, or some of it waits."
                                .formatted(account.displayName(), calls.needed(), calls.left()));
    }

    private static Optional<Warning> unreachable(ImportableAccount account, Wish wish, Days days) {
        var unreachable = wish instanceof Wish.AllAvailable(var longest)
                ? account.known().unreachable().within(longest)
                : account.known().unreachable().within(days);
        return unreachable
                .span()
                .flatMap(span -> warning(
                        "deeper_than_bank_gives",
                        "%s does not give %d of the days asked for, %s to %s, under the present consent. Connect it again to reach further back."
                                .formatted(account.providerName(), unreachable.count(), span.from(), span.to())));
    }

    private static Optional<Warning> deeperThanBefore(ImportableAccount account, Days days) {
        var earliest = account.earliestTransactionOn();
        var known = account.known().imported().plus(account.known().unreachable());
        return days.span()
                .filter(span -> earliest != null && span.from().isBefore(earliest) && !known.contains(span.from()))
                .flatMap(span -> warning(
                        "deeper_than_before",
                        "Nothing older than %s has been imported from %s yet; the bank may not go back to %s."
                                .formatted(earliest, account.displayName(), span.from())));
    }

    private static Optional<Warning> knownAlready(ImportableAccount account, Days days) {
        if (days.isEmpty()) {
            return warning(
                    "nothing_to_do",
                    "Nothing is missing from %s, so its bank will not be asked.".formatted(account.displayName()));
        }
        return days.minus(account.known().covered()).isEmpty()
                ? warning(
                        "already_covered",
                        "All of these days of %s are imported already. They are asked for again, and only what is new is added."
                                .formatted(account.displayName()))
                : Optional.empty();
    }

    private static Optional<Warning> firstImport(ImportableAccount account, Wish wish, Days days, Instant now) {
        var today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return wish.isFirstImport(account.known(), today)
                ? warning(
                        "first_import",
                        "%s was never imported before, so its last %d days are asked for. Choose a range to get more."
                                .formatted(account.displayName(), days.count()))
                : Optional.empty();
    }

    private static Optional<Warning> warning(String code, String message) {
        return Optional.of(new Warning(code, message));
    }
}
