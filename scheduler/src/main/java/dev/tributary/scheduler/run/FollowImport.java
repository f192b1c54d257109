package dev.tributary.scheduler.run;

import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.scheduler.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/// An import has moved on; when a run made it, the run moves with it.
@ApplicationScoped
public class FollowImport {

    private static final Logger LOG = Logger.getLogger(FollowImport.class);

    private final Runs runs;
    private final RunMeters meters;

    FollowImport(Runs runs, RunMeters meters) {
        this.runs = runs;
        this.meters = meters;
    }

    public Uni<Void> follow(ImportJobChanged news) {
        var origin = news.job().origin();
        // A person's retry is an import of its own: the run ended with the one it made.
        return origin.runId() == null || origin.retryOf() != null
                ? Uni.createFrom().voidItem()
                : follow(origin.runId(), new UserId(news.userId()), Outcome.of(news.job()));
    }

    private Uni<Void> follow(UUID runId, UserId owner, Outcome outcome) {
        return runs.follow(runId, owner, outcome)
                .invoke(moved -> {
                    if (moved) {
                        LOG.infof(
                                "run follows its import: run_id=%s status=%s",
                                runId, outcome.status().code());
                        meters.moved(outcome.status(), outcome.endedAt());
                    }
                })
                .replaceWithVoid();
    }
}
