package dev.tributary.scheduler.run;

import dev.tributary.contracts.ScheduledImportRefused;
import dev.tributary.scheduler.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// The import that a run asked for was refused.
@ApplicationScoped
public class RefuseRun {

    private final Runs runs;
    private final RunMeters meters;

    RefuseRun(Runs runs, RunMeters meters) {
        this.runs = runs;
        this.meters = meters;
    }

    public Uni<Void> refuse(ScheduledImportRefused news) {
        return runs.refuse(
                        news.runId(),
                        new UserId(news.userId()),
                        new Reason(news.reason(), news.message(), news.nextStep()),
                        news.occurredAt())
                .invoke(moved -> {
                    if (moved) {
                        meters.moved(RunStatus.FAILED, news.occurredAt());
                    }
                })
                .replaceWithVoid();
    }
}
