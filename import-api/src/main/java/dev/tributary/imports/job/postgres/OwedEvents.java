package dev.tributary.imports.job.postgres;

import dev.tributary.contracts.DateRange;
import dev.tributary.contracts.Event;
import dev.tributary.contracts.ImportControl.ImportCancelled;
import dev.tributary.contracts.ImportControl.ImportPaused;
import dev.tributary.contracts.ImportControl.ImportResumed;
import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.SyncAccount;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.days.Days;
import dev.tributary.imports.job.Facts;
import dev.tributary.imports.job.ImportJobEvent;
import dev.tributary.imports.job.ImportJobEvent.AccountDispatched;
import dev.tributary.imports.job.ImportJobEvent.AccountGivenUp;
import dev.tributary.imports.job.ImportJobEvent.AccountResent;
import dev.tributary.imports.job.ImportJobEvent.EnrichmentGivenUp;
import dev.tributary.imports.job.ImportJobEvent.JobAdmitted;
import dev.tributary.imports.job.ImportJobEvent.JobCancelled;
import dev.tributary.imports.job.ImportJobEvent.JobEnded;
import dev.tributary.imports.job.ImportJobEvent.JobPaused;
import dev.tributary.imports.job.ImportJobEvent.JobQueued;
import dev.tributary.imports.job.ImportJobEvent.JobResumed;
import dev.tributary.imports.job.ImportJobEvent.SyncEnded;
import dev.tributary.messaging.Ids;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the other contexts have to do after a change.
final class OwedEvents {

    private OwedEvents() {}

    static List<Event> of(Facts facts, List<ImportJobEvent> happened, ImportStatus status) {
        return happened.stream()
                .flatMap(event -> command(event, facts, status.version()))
                .toList();
    }

    private static Stream<Event> command(ImportJobEvent event, Facts facts, long version) {
        var user = facts.owner().value();
        var job = facts.id().value();
        return switch (event) {
            case AccountDispatched sent ->
                Stream.of(syncAccount(sent.account(), sent.days(), sent.personAddress(), sent.at(), facts));
            case AccountResent resent ->
                // Whoever holds the account may think it is paused still: that word was lost as well.
                Stream.of(
                        new ImportResumed(Ids.next(), resent.at(), user, job, version),
                        syncAccount(resent.account(), resent.days(), null, resent.at(), facts));
            case JobPaused paused -> Stream.of(new ImportPaused(Ids.next(), paused.at(), user, job, version));
            case JobResumed resumed -> Stream.of(new ImportResumed(Ids.next(), resumed.at(), user, job, version));
            case JobCancelled cancelled ->
                Stream.of(new ImportCancelled(Ids.next(), cancelled.at(), user, job, version));
            case JobQueued _, JobAdmitted _, AccountGivenUp _, EnrichmentGivenUp _, SyncEnded _, JobEnded _ ->
                Stream.empty();
        };
    }

    private static SyncAccount syncAccount(
            AccountId account, Days days, @Nullable String personAddress, Instant at, Facts facts) {
        return new SyncAccount(
                Ids.next(),
                at,
                facts.owner().value(),
                facts.id().value(),
                account.value(),
                days.ranges().stream()
                        .map(range -> new DateRange(range.from(), range.to()))
                        .toList(),
                facts.settings().batchSize(),
                facts.settings().autoEnrich(),
                personAddress,
                0);
    }
}
