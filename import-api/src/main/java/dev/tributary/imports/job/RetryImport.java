package dev.tributary.imports.job;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.Origin;
import dev.tributary.imports.UserId;
import dev.tributary.imports.job.ImportJob.Ended;
import dev.tributary.imports.job.ImportJob.Planned;
import dev.tributary.messaging.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an import did not get is asked for again. An import that is over stays as it is: the retry is a new one that
/// names it.
@ApplicationScoped
public class RetryImport {

    /// What came of it.
    public sealed interface Result {
        record Started(ImportStatus status) implements Result {}

        record Refused(Refusal refusal) implements Result {}

        record Unknown() implements Result {}
    }

    private final ImportJobs jobs;
    private final StartImport starting;
    private final Clock clock;

    RetryImport(ImportJobs jobs, StartImport starting, Clock clock) {
        this.jobs = jobs;
        this.starting = starting;
        this.clock = clock;
    }

    /// @param personAddress the person's IP address; null when nobody is present
    public Uni<Result> retry(JobId id, UserId owner, @Nullable String personAddress) {
        return jobs.find(id, owner).chain(found -> {
            if (found.isEmpty()) {
                return result(new Result.Unknown());
            }
            if (!(found.get() instanceof Ended ended)) {
                return result(new Result.Refused(Refusal.NOT_OVER));
            }
            if (ended.accounts().missing().isEmpty()) {
                return result(new Result.Refused(Refusal.NOTHING_MISSING));
            }
            var again = again(ended);
            return jobs.add(again)
                    .chain(() -> starting.start(again.id(), owner, personAddress))
                    .map(Optional::orElseThrow)
                    .map(change -> new Result.Started(change.status()));
        });
    }

    private Planned again(Ended ended) {
        var before = ended.facts();
        var facts = new Facts(
                new JobId(Ids.next()),
                before.owner(),
                new Origin(null, null, before.id().value()),
                before.range(),
                before.settings(),
                before.estimate(),
                before.currency(),
                clock.instant());
        return Planned.of(facts, ended.accounts().missing());
    }

    private static Uni<Result> result(Result result) {
        return Uni.createFrom().item(result);
    }
}
