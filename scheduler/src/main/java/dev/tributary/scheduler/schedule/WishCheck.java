package dev.tributary.scheduler.schedule;

import dev.tributary.scheduler.recurrence.Frequency;
import dev.tributary.scheduler.recurrence.Recurrence;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads a wish: everything that can be said about it without asking anyone.
final class WishCheck {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_ACCOUNTS = 100;

    private final Wish wish;
    private final Instant now;

    private WishCheck(Wish wish, Instant now) {
        this.wish = wish;
        this.now = now;
    }

    static Checked<Terms> check(Wish wish, Instant now) {
        var check = new WishCheck(wish, now);
        return check.name()
                .then(name -> check.accountIds()
                        .then(accountIds -> check.recurrence()
                                .then(recurrence -> check.daysBack()
                                        .then(daysBack -> check.missedRuns()
                                                .map(missedRuns -> new Terms(
                                                        name,
                                                        accountIds,
                                                        recurrence,
                                                        daysBack,
                                                        orTrue(wish.autoEnrich()),
                                                        orTrue(wish.enabled()),
                                                        missedRuns))))));
    }

    private Checked<String> name() {
        var name = wish.name() == null ? "" : wish.name().strip();
        return !name.isEmpty() && name.length() <= LONGEST_NAME
                ? new Checked.Valid<>(name)
                : Checked.refused("invalid_name", "name", "Give the schedule a name of 1 to 100 characters.");
    }

    private Checked<List<UUID>> accountIds() {
        var wanted = wish.accountIds();
        if (wanted == null || wanted.isEmpty()) {
            return Checked.refused("no_accounts", "account_ids", "Choose at least one account or card to import.");
        }
        if (wanted.size() > MOST_ACCOUNTS) {
            return Checked.refused("too_many_accounts", "account_ids", "Choose at most 100 accounts and cards.");
        }
        var ids = new LinkedHashSet<UUID>();
        for (var id : wanted) {
            try {
                ids.add(UUID.fromString(String.valueOf(id)));
            } catch (IllegalArgumentException notAnId) {
                return unknownAccount();
            }
        }
        return new Checked.Valid<>(new ArrayList<>(ids));
    }

    private Checked<Recurrence> recurrence() {
        return FrequencyCheck.check(wish.frequency())
                .then(frequency -> zone().then(zone -> comesAtAll(frequency, zone)));
    }

    private Checked<Recurrence> comesAtAll(Frequency frequency, ZoneId zone) {
        var recurrence = new Recurrence(frequency, zone);
        return recurrence.after(now).isPresent()
                ? new Checked.Valid<>(recurrence)
                : Checked.refused(
                        "never_due",
                        "frequency.expression",
                        "There is no such day: the expression never comes true. Change its day or month.");
    }

    private Checked<ZoneId> zone() {
        try {
            var zone = ZoneId.of(wish.zone() == null ? "" : wish.zone());
            if (ZoneId.getAvailableZoneIds().contains(zone.getId())) {
                return new Checked.Valid<>(zone);
            }
        } catch (DateTimeException unknown) {
            // answered below
        }
        return Checked.refused(
                "unknown_zone", "zone", "Give the time zone by its name in the IANA database, such as Europe/London.");
    }

    private Checked<Integer> daysBack() {
        var days = wish.daysBack();
        return days != null && days >= 1 && days <= Terms.MOST_DAYS_BACK
                ? new Checked.Valid<>(days)
                : Checked.refused(
                        "days_back_out_of_range",
                        "days_back",
                        "Say how many days back each import reaches, from 1 to 730.");
    }

    private Checked<MissedRuns> missedRuns() {
        return switch (wish.missedRuns()) {
            case null -> new Checked.Valid<>(MissedRuns.RUN_ONCE);
            case "run_once" -> new Checked.Valid<>(MissedRuns.RUN_ONCE);
            case "skip" -> new Checked.Valid<>(MissedRuns.SKIP);
            default ->
                Checked.refused("invalid_missed_runs", "missed_runs", "Choose skip or run_once for missed runs.");
        };
    }

    static <T> Checked<T> unknownAccount() {
        return Checked.refused(
                "unknown_account",
                "account_ids",
                "One of the accounts is not yours or no longer connected. Choose from the list of accounts.");
    }

    private static boolean orTrue(@Nullable Boolean said) {
        return said == null || said;
    }
}
