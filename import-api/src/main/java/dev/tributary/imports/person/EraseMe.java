package dev.tributary.imports.person;

import dev.tributary.imports.UserId;
import dev.tributary.imports.job.Actor;
import dev.tributary.imports.job.CancelImport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// A person wants everything gone. What runs is cancelled first, which breaks off calls under way.
@ApplicationScoped
public class EraseMe {

    private static final Actor BY = Actor.person("Everything is to be erased.");

    private final Erasures erasures;
    private final CancelImport cancelling;
    private final Clock clock;

    EraseMe(Erasures erasures, CancelImport cancelling, Clock clock) {
        this.erasures = erasures;
        this.cancelling = cancelling;
        this.clock = clock;
    }

    public Uni<ErasureStatus> erase(UserId person) {
        return erasures.liveImports(person)
                .chain(live -> Multi.createFrom()
                        .iterable(live)
                        .onItem()
                        .transformToUniAndConcatenate(job -> cancelling.cancel(job, person, BY))
                        .collect()
                        .last())
                .chain(() -> erasures.ask(person, clock.instant()));
    }
}
