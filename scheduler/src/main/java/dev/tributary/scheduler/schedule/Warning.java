package dev.tributary.scheduler.schedule;

import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.scheduler.account.KnownAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a person should know of a schedule before its next run fails.
///
/// @param code stable
public record Warning(String code, String message) {

    /// A schedule that has only failed for so long says so.
    public static final Duration AFTER = Duration.ofDays(4);

    /// @param accounts those the person has connected
    public static List<Warning> of(Schedule schedule, List<KnownAccount> accounts) {
        Set<Warning> warnings = new LinkedHashSet<>();
        if ("only_failed".equals(schedule.disabledReason())) {
            warnings.add(
                    new Warning(
                            "switched_off",
                            "Every run has failed for a week, so the schedule was switched off. Look at its runs for the reason, mend it, and switch it on again."));
        } else if (hasOnlyFailed(schedule.failingSince(), schedule.lastFailedAt())) {
            warnings.add(
                    new Warning(
                            "only_failed",
                            "Every run has failed for days. Look at its runs for the reason; after a week it is switched off."));
        }
        var next = schedule.nextRunAt();
        for (var account : wanted(schedule, accounts)) {
            if (account.availability() == Availability.NEEDS_REAUTHORISATION) {
                warnings.add(new Warning(
                        "consent_ended",
                        "The consent for %s has ended. Connect it again.".formatted(account.providerName())));
            } else if (next != null && endsBefore(account.consentExpiresAt(), next)) {
                warnings.add(new Warning(
                        "consent_ends_before_next_run",
                        "The consent for %s ends before the next run. Renew it in time."
                                .formatted(account.providerName())));
            }
        }
        return List.copyOf(warnings);
    }

    private static boolean hasOnlyFailed(@Nullable Instant since, @Nullable Instant last) {
        return since != null && last != null && Duration.between(since, last).compareTo(AFTER) >= 0;
    }

    private static boolean endsBefore(@Nullable Instant consentExpiresAt, Instant next) {
        return consentExpiresAt != null && !consentExpiresAt.isAfter(next);
    }

    private static List<KnownAccount> wanted(Schedule schedule, List<KnownAccount> accounts) {
        return switch (schedule.terms().selection()) {
            case Selection.Everything() -> accounts;
            case Selection.Chosen(var ids) ->
                accounts.stream().filter(account -> ids.contains(account.id())).toList();
        };
    }
}
