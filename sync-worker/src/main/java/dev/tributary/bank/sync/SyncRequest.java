package dev.tributary.bank.sync;

import dev.tributary.contracts.DateRange;
import dev.tributary.contracts.SyncAccount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was asked for, once, with the first command.
///
/// @param personAddress null when nobody was present
public record SyncRequest(
        List<DateRange> ranges,
        int batchSize,
        boolean enrich,
        @Nullable String personAddress,
        Instant startedAt) {

    public SyncRequest {
        ranges = List.copyOf(ranges);
    }

    static SyncRequest of(SyncAccount command, Instant now) {
        return new SyncRequest(command.ranges(), command.batchSize(), command.enrich(), command.personAddress(), now);
    }

    /// The person's absence begins some time after they pressed the button.
    SyncRequest withoutPerson() {
        return new SyncRequest(ranges, batchSize, enrich, null, startedAt);
    }
}
