package dev.tributary.bank.sync;

import dev.tributary.contracts.SyncAccount;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What was asked for, once, with the first command.
///
/// @param personAddress null when nobody was present
public record SyncRequest(
        LocalDate fromDate,
        LocalDate toDate,
        int batchSize,
        boolean enrich,
        @Nullable String personAddress,
        Instant startedAt) {

    static SyncRequest of(SyncAccount command, Instant now) {
        return new SyncRequest(
                command.fromDate(),
                command.toDate(),
                command.batchSize(),
                command.enrich(),
                command.personAddress(),
                now);
    }

    /// The person's absence begins some time after they pressed the button.
    SyncRequest withoutPerson() {
        return new SyncRequest(fromDate, toDate, batchSize, enrich, null, startedAt);
    }
}
