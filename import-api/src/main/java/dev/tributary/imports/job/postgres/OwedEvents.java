package dev.tributary.imports.job.postgres;

import dev.tributary.contracts.DateRange;
import dev.tributary.contracts.Event;
import dev.tributary.contracts.ImportControl.ImportCancelled;
import dev.tributary.contracts.ImportControl.ImportPaused;
import dev.tributary.contracts.ImportControl.ImportResumed;
import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.SyncAccount;
import dev.tributary.imports.job.Facts;
import dev.tributary.imports.job.ImportJobEvent;
import dev.tributary.imports.job.ImportJobEvent.AccountDispatched;
import dev.tributary.imports.job.ImportJobEvent.JobAdmitted;
import dev.tributary.imports.job.ImportJobEvent.JobCancelled;
import dev.tributary.imports.job.ImportJobEvent.JobEnded;
import dev.tributary.imports.job.ImportJobEvent.JobPaused;
import dev.tributary.imports.job.ImportJobEvent.JobQueued;
import dev.tributary.imports.job.ImportJobEvent.JobResumed;
import dev.tributary.imports.job.ImportJobEvent.SyncEnded;
import dev.tributary.messaging.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the other contexts must hear of a change: what they have to do, then the job as it now is.
final class OwedEvents {

    private OwedEvents() {}

    static List<Event> of(Facts facts, List<ImportJobEvent> happened, ImportStatus status, Instant now) {
        var owed = new ArrayList<Event>();
        happened.stream()
                .flatMap(event -> command(event, facts, status.version()))
                .forEach(owed::add);
        owed.add(new ImportJobChanged(Ids.next(), now, facts.owner().value(), status));
        return owed;
    }

    private static Stream<Event> command(ImportJobEvent event, Facts facts, long version) {
        var user = facts.owner().value();
        var job = facts.id().value();
        return switch (event) {
            case AccountDispatched dispatched -> Stream.of(syncAccount(dispatched, facts));
            case JobPaused paused -> Stream.of(new ImportPaused(Ids.next(), paused.at(), user, job, version));
            case JobResumed resumed -> Stream.of(new ImportResumed(Ids.next(), resumed.at(), user, job, version));
            case JobCancelled cancelled ->
                Stream.of(new ImportCancelled(Ids.next(), cancelled.at(), user, job, version));
            case JobQueued _, JobAdmitted _, SyncEnded _, JobEnded _ -> Stream.empty();
        };
    }

    private static SyncAccount syncAccount(AccountDispatched dispatched, Facts facts) {
        return new SyncAccount(
                Ids.next(),
                dispatched.at(),
                facts.owner().value(),
                facts.id().value(),
                dispatched.account().value(),
                List.of(new DateRange(facts.range().from(), facts.range().to())),
                facts.settings().batchSize(),
                facts.settings().autoEnrich(),
                dispatched.personAddress(),
                0);
    }
}
