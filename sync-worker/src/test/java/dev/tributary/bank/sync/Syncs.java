package dev.tributary.bank.sync;

import dev.tributary.bank.transaction.Answer;
import dev.tributary.bank.transaction.Batch;
import dev.tributary.bank.truelayer.Resource;
import dev.tributary.contracts.DateRange;
import dev.tributary.contracts.SyncAccount;
import dev.tributary.messaging.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Syncs and batches for tests.
final class Syncs {

    static final Instant NOW = Instant.parse("2026-04-01T09:00:00Z");
    static final LocalDate FROM = LocalDate.of(2026, 1, 1);

    private Syncs() {}

    /// Ninety days.
    static AccountSync of(int daysPerCall) {
        return of(daysPerCall, List.of());
    }

    static AccountSync of(int daysPerCall, List<Resource> closing) {
        var command = new SyncAccount(
                Ids.next(),
                NOW,
                "alice",
                Ids.next(),
                Ids.next(),
                List.of(new DateRange(FROM, FROM.plusDays(89))),
                100,
                true,
                "192.0.2.7",
                0);
        return AccountSync.begin(command, daysPerCall, closing, NOW);
    }

    static Batch batch(int served) {
        return new Batch(List.of(), List.of(), List.of(), new Answer(), served, 0, null, null);
    }

    static Batch batch(int served, int outOfRange) {
        return new Batch(List.of(), List.of(), List.of(), new Answer(), served, outOfRange, null, null);
    }
}
