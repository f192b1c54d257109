package dev.tributary.imports.schedule;

import dev.tributary.contracts.ImportStatus.Origin;
import dev.tributary.contracts.ScheduleFired;
import dev.tributary.contracts.ScheduledImportRefused;
import dev.tributary.imports.UserId;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.days.DateRange;
import dev.tributary.imports.job.Actor;
import dev.tributary.imports.job.AdmitImports;
import dev.tributary.imports.job.ImportJobs;
import dev.tributary.imports.job.JobId;
import dev.tributary.imports.job.StartImport;
import dev.tributary.imports.plan.DaysAsked;
import dev.tributary.imports.plan.PlanImport;
import dev.tributary.imports.plan.PlanRefusal;
import dev.tributary.imports.plan.PlanRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// A schedule is due: its import is planned and started, once per run however often the news arrives.
@ApplicationScoped
public class RunScheduledImport {

    private static final Logger LOG = Logger.getLogger(RunScheduledImport.class);

    private final ImportJobs jobs;
    private final PlanImport planning;
    private final StartImport starting;
    private final AdmitImports admission;
    private final Refusals refusals;
    private final Clock clock;

    RunScheduledImport(
            ImportJobs jobs,
            PlanImport planning,
            StartImport starting,
            AdmitImports admission,
            Refusals refusals,
            Clock clock) {
        this.jobs = jobs;
        this.planning = planning;
        this.starting = starting;
        this.admission = admission;
        this.refusals = refusals;
        this.clock = clock;
    }

    public Uni<Void> run(ScheduleFired fired) {
        return jobs.madeBy(fired.runId())
                .chain(made -> made.isPresent() ? Uni.createFrom().item(made) : plan(fired))
                .chain(job -> job.isPresent()
                        ? start(job.get(), fired)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Optional<JobId>> plan(ScheduleFired fired) {
        var request = new PlanRequest(
                new UserId(fired.userId()),
                new Origin(fired.scheduleId(), fired.runId(), null),
                null,
                days(fired),
                fired.accountIds().stream().map(AccountId::new).toList(),
                fired.autoEnrich(),
                PlanRequest.USUAL_BATCH_SIZE,
                PlanRequest.USUAL_PARALLEL_ACCOUNTS);
        return planning.plan(request).chain(result -> switch (result) {
            case PlanImport.Result.Stored stored ->
                Uni.createFrom().item(Optional.of(stored.plan().job().id()));
            case PlanImport.Result.Refused refused ->
                refusals.tell(told(fired, refused.refusal())).replaceWith(Optional.empty());
        });
    }

    /// Told again when the news is delivered again; its id says that it is the same.
    private ScheduledImportRefused told(ScheduleFired fired, PlanRefusal refusal) {
        LOG.warnf(
                "scheduled import refused: schedule=%s run=%s code=%s",
                fired.scheduleId(), fired.runId(), refusal.code());
        return new ScheduledImportRefused(
                UUID.nameUUIDFromBytes(("refused " + fired.runId()).getBytes(StandardCharsets.UTF_8)),
                clock.instant(),
                fired.userId(),
                fired.scheduleId(),
                fired.runId(),
                refusal.code(),
                refusal.wrong(),
                refusal.remedy());
    }

    private DaysAsked days(ScheduleFired fired) {
        if (fired.daysBack() == null) {
            return DaysAsked.sinceLastTime();
        }
        var range = DateRange.lastDays(fired.daysBack(), LocalDate.now(clock));
        return DaysAsked.between(range.from(), range.to());
    }

    /// Nobody is present: the bank's limit on unattended calls holds.
    private Uni<Void> start(JobId job, ScheduleFired fired) {
        return starting.start(job, new UserId(fired.userId()), Actor.SCHEDULE, null)
                .chain(admission::after)
                .replaceWithVoid();
    }
}
