package dev.tributary.scheduler.schedule;

import dev.tributary.scheduler.recurrence.Frequency;
import dev.tributary.scheduler.recurrence.Recurrence;
import dev.tributary.scheduler.recurrence.Timetable;
import java.time.DateTimeException;
import java.time.Duration;
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
                .then(name -> check.selection()
                        .then(selection -> check.recurrence()
                                .then(recurrence -> check.spread()
                                        .then(spread -> check.reach()
                                                .then(reach -> check.overlap()
                                                        .then(overlap -> check.missedRuns()
                                                                .map(missedRuns -> new Terms(
                                                                        name,
                                                                        selection,
                                                                        recurrence,
                                                                        spread,
                                                                        reach,
                                                                        orTrue(wish.autoEnrich()),
                                                                        orTrue(wish.enabled()),
                                                                        overlap,
                                                                        missedRuns))))))));
    }

    /// What it says of when, and no more.
    static Checked<Recurrence> recurrence(Wish wish, Instant now) {
        return new WishCheck(wish, now).recurrence();
    }

    private Checked<String> name() {
        var name = wish.name() == null ? "" : wish.name().strip();
        return !name.isEmpty() && name.length() <= LONGEST_NAME
                ? new Checked.Valid<>(name)
                : Checked.refused("invalid_name", "name", "Give the schedule a name of 1 to 100 characters.");
    }

    private Checked<Selection> selection() {
        var wanted = wish.accountIds();
        if (Boolean.TRUE.equals(wish.allAccounts())) {
            return wanted == null || wanted.isEmpty()
                    ? new Checked.Valid<>(new Selection.Everything())
                    : Checked.refused(
                            "accounts_and_all_accounts",
                            "account_ids",
                            "Choose accounts, or all of them with all_accounts: not both.");
        }
        return wanted == null || wanted.isEmpty()
                ? Checked.refused(
                        "no_accounts",
                        "account_ids",
                        "Choose at least one account or card to import, or all of them with all_accounts.")
                : chosen(wanted);
    }

    private static Checked<Selection> chosen(List<@Nullable String> wanted) {
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
        return new Checked.Valid<>(new Selection.Chosen(new ArrayList<>(ids)));
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

    private Checked<Duration> spread() {
        var minutes = wish.jitterMinutes();
        if (minutes == null) {
            return new Checked.Valid<>(Duration.ZERO);
        }
        var spread = Duration.ofMinutes(minutes);
        return spread.isNegative() || spread.compareTo(Timetable.LONGEST_SPREAD) > 0
                ? Checked.refused(
                        "jitter_out_of_range",
                        "jitter_minutes",
                        "A run can be put off by up to 60 minutes; 0 or nothing runs it on time.")
                : new Checked.Valid<>(spread);
    }

    private Checked<Reach> reach() {
        var days = wish.daysBack();
        if (Boolean.TRUE.equals(wish.incremental())) {
            return days == null
                    ? new Checked.Valid<>(new Reach.Incremental())
                    : Checked.refused(
                            "days_back_and_incremental",
                            "days_back",
                            "Give days_back, or import what is missing with incremental: not both.");
        }
        return days != null && days >= 1 && days <= Reach.DaysBack.MOST
                ? new Checked.Valid<>(new Reach.DaysBack(days))
                : Checked.refused(
                        "days_back_out_of_range",
                        "days_back",
                        "Say how many days back each import reaches, from 1 to 730, or choose incremental.");
    }

    private Checked<Overlap> overlap() {
        return switch (wish.overlap()) {
            case null -> new Checked.Valid<>(Overlap.SKIP);
            case "skip" -> new Checked.Valid<>(Overlap.SKIP);
            case "queue" -> new Checked.Valid<>(Overlap.QUEUE);
            default ->
                Checked.refused(
                        "invalid_overlap",
                        "overlap",
                        "Choose skip or queue for a run that is due while the one before still goes.");
        };
    }

    private Checked<MissedRuns> missedRuns() {
        return switch (wish.missedRuns()) {
            case null -> new Checked.Valid<>(MissedRuns.RUN_ONCE);
            case "run_once" -> new Checked.Valid<>(MissedRuns.RUN_ONCE);
            case "skip" -> new Checked.Valid<>(MissedRuns.SKIP);
            case "catch_up" -> new Checked.Valid<>(MissedRuns.CATCH_UP);
            default ->
                Checked.refused(
                        "invalid_missed_runs", "missed_runs", "Choose skip, run_once or catch_up for missed runs.");
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
