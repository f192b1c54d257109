package dev.tributary.contracts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Do the next bounded unit of one account's sync: at most one TrueLayer call for one window.
///
/// @param ranges the days of the whole sync: at least one range, oldest first, no day twice
/// @param batchSize rows per database commit, 10–1000
/// @param enrich whether new rows go on to enrichment
/// @param personAddress the person's IP address while they are present: it lifts the bank's limit on
///     unattended calls; null on a schedule
/// @param unit 0 for the first; the worker counts on from there and ignores a unit that is behind its checkpoint
public record SyncAccount(
        UUID eventId,
        Instant occurredAt,
        String userId,
        UUID jobId,
        UUID accountId,
        List<DateRange> ranges,
        int batchSize,
        boolean enrich,
        @Nullable String personAddress,
        int unit)
        implements Event {

    public SyncAccount {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("a sync needs at least one range of days");
        }
    }

    @Override
    public Topic topic() {
        return Topic.BANK_SYNC_COMMANDS;
    }

    @Override
    public String key() {
        return accountId.toString();
    }
}
