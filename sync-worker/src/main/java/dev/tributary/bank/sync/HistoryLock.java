package dev.tributary.bank.sync;

import dev.tributary.bank.sync.Recovery.Fail;
import dev.tributary.contracts.DateRange;
import dev.tributary.contracts.SyncProgress.HistoryGap;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Some banks give rows older than 90 days only within five minutes of a consent.
public final class HistoryLock {

    /// A little less than the banks' five minutes: a call takes time.
    static final Duration OPEN = Duration.ofSeconds(270);

    private static final int UNLOCKED_DAYS = 90;
    private static final String REASON = "history_locked";
    private static final String MESSAGE = "The bank gives out rows this old only within minutes of a new consent.";
    private static final String NEXT_STEP = "Connect the bank again and import right away to get the older days.";

    private HistoryLock() {}

    /// The first day that is given at any time.
    static LocalDate floor(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(UNLOCKED_DAYS);
    }

    public static boolean isOpen(Instant consentedAt, Instant now) {
        return now.isBefore(consentedAt.plus(OPEN));
    }

    static HistoryGap gap(DateRange days) {
        return new HistoryGap(days, REASON, MESSAGE, NEXT_STEP);
    }

    static Fail fail() {
        return new Fail(REASON, MESSAGE, NEXT_STEP);
    }
}
