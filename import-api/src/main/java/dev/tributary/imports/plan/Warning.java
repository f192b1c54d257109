package dev.tributary.imports.plan;

import dev.tributary.imports.account.ImportableAccount;
import dev.tributary.imports.job.DateRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Something the person should know before they press Import; it stops nothing.
///
/// @param code stable
public record Warning(String code, String message) {

    private static final Duration SOON = Duration.ofDays(14);

    static List<Warning> about(ImportableAccount account, DateRange range, Instant now) {
        var warnings = new ArrayList<Warning>();
        var expires = account.consentExpiresAt();
        if (expires != null && expires.isBefore(now.plus(SOON))) {
            var days = Math.max(0, Duration.between(now, expires).toDays());
            warnings.add(new Warning(
                    "consent_ends_soon",
                    "The consent for %s ends in %d days. Renew it to keep importing."
                            .formatted(account.providerName(), days)));
        }
        var earliest = account.earliestTransactionOn();
        if (earliest != null && range.from().isBefore(earliest)) {
            warnings.add(new Warning(
                    "deeper_than_before",
                    "Nothing older than %s has been imported from %s yet; the bank may not go back to %s."
                            .formatted(earliest, account.displayName(), range.from())));
        }
        return List.copyOf(warnings);
    }
}
