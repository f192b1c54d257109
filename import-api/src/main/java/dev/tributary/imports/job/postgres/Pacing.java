package dev.tributary.imports.job.postgres;

import dev.tributary.imports.job.ImportJobEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How often others are told of one import. What a person does and how it ends is told at once; how it goes on at most
/// ten times a second, and the last of it always.
final class Pacing {

    static final Duration BETWEEN = Duration.ofMillis(100);

    private Pacing() {}

    static boolean isDue(Instant lastTold, List<ImportJobEvent> events, Instant now) {
        return !now.isBefore(lastTold.plus(BETWEEN)) || events.stream().anyMatch(Pacing::isUrgent);
    }

    private static boolean isUrgent(ImportJobEvent event) {
        return switch (event) {
            case ImportJobEvent.JobQueued _,
                    ImportJobEvent.JobAdmitted _,
                    ImportJobEvent.JobPaused _,
                    ImportJobEvent.JobResumed _,
                    ImportJobEvent.JobCancelled _,
                    ImportJobEvent.JobEnded _ -> true;
            case ImportJobEvent.AccountDispatched _,
                    ImportJobEvent.AccountResent _,
                    ImportJobEvent.AccountGivenUp _,
                    ImportJobEvent.EnrichmentGivenUp _,
                    ImportJobEvent.SyncEnded _ -> false;
        };
    }
}
