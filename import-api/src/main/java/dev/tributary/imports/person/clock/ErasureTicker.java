package dev.tributary.imports.person.clock;

import dev.tributary.imports.person.Erasures;
import dev.tributary.imports.person.PersonConfig;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

@ApplicationScoped
class ErasureTicker {

    private final Erasures erasures;
    private final PersonConfig config;
    private final Clock clock;

    ErasureTicker(Erasures erasures, PersonConfig config, Clock clock) {
        this.erasures = erasures;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> close() {
        var now = clock.instant();
        return erasures.close(now.minus(config.grace()), now).replaceWithVoid();
    }
}
