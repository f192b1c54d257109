package dev.tributary.imports.job;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.Estimate;
import dev.tributary.contracts.ImportStatus.Origin;
import dev.tributary.contracts.ImportStatus.Range;
import dev.tributary.contracts.Money;
import dev.tributary.imports.UserId;
import dev.tributary.imports.job.ImportJob.Ended;
import dev.tributary.imports.job.ImportJob.Planned;
import dev.tributary.messaging.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an import did not get is asked for again. An import that is over stays as it is: the retry is a new one that
/// names it.
@ApplicationScoped
public class RetryImport {

    private static final int COST_DIGITS = 12;

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

    /// The retry joins the queue, to be looked at once that is committed.
    ///
    /// @param personAddress the person's IP address; null when nobody is present
    public Uni<Result> retry(JobId id, UserId owner, Actor by, @Nullable String personAddress) {
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
                    .chain(() -> starting.start(again.id(), owner, by, personAddress))
                    .map(Optional::orElseThrow)
                    .map(change -> new Result.Started(change.status()));
        });
    }

    private Planned again(Ended ended) {
        var before = ended.facts();
        var missing = ended.accounts().missing();
        var facts = new Facts(
                new JobId(Ids.next()),
                before.owner(),
                new Origin(null, null, before.id().value()),
                before.range(),
                before.settings(),
                share(before.estimate(), days(missing), days(accounts(ended))),
                before.currency(),
                Formula.NONE,
                clock.instant());
        return Planned.of(facts, missing);
    }

    private static List<AccountSync.Account> accounts(Ended ended) {
        return ended.accounts().all().stream().map(AccountSync::account).toList();
    }

    private static long days(List<AccountSync.Account> accounts) {
        return accounts.stream().mapToLong(account -> account.days().count()).sum();
    }

    /// Of fewer days, fewer of everything.
    private static Estimate share(Estimate whole, long days, long of) {
        var rows = whole.transactions();
        return new Estimate(
                new Range(rows.low() * days / of, rows.likely() * days / of, rows.high() * days / of),
                Math.max(1, whole.durationSeconds() * days / of),
                Math.toIntExact(Math.ceilDiv(whole.apiCalls() * days, of)),
                share(whole.apiCost(), days, of),
                share(whole.enrichmentCost(), days, of),
                share(whole.totalCost(), days, of));
    }

    private static @Nullable Money share(@Nullable Money cost, long days, long of) {
        return cost == null
                ? null
                : new Money(
                        cost.amount()
                                .multiply(BigDecimal.valueOf(days))
                                .divide(BigDecimal.valueOf(of), COST_DIGITS, RoundingMode.HALF_UP),
                        cost.currency());
    }

    private static Uni<Result> result(Result result) {
        return Uni.createFrom().item(result);
    }
}
