package dev.tributary.scheduler.run;

import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.scheduler.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// An import has moved on; when a run made it, the run moves with it.
@ApplicationScoped
public class FollowImport {

    private final Runs runs;

    FollowImport(Runs runs) {
        this.runs = runs;
    }

    public Uni<Void> follow(ImportJobChanged news) {
        var origin = news.job().origin();
        // A person's retry is an import of its own: the run ended with the one it made.
        return origin.runId() == null || origin.retryOf() != null
                ? Uni.createFrom().voidItem()
                : runs.follow(origin.runId(), new UserId(news.userId()), Outcome.of(news.job()));
    }
}
