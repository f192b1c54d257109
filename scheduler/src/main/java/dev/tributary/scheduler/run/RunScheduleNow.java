package dev.tributary.scheduler.run;

import dev.tributary.scheduler.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// A person does not want to wait. When the schedule is due next does not change.
@ApplicationScoped
public class RunScheduleNow {

    private static final Logger LOG = Logger.getLogger(RunScheduleNow.class);

    private final Runs runs;
    private final Clock clock;

    RunScheduleNow(Runs runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /// @return the run; empty when the owner has no such schedule
    public Uni<Optional<Run>> run(UUID scheduleId, UserId owner) {
        // As exact as the database keeps it.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return runs.fireNow(scheduleId, owner, now, (due, next) -> due.fireForPerson(now, next))
                .invoke(run -> run.ifPresent(fired ->
                        LOG.infof("run asked for by a person: schedule_id=%s run_id=%s", scheduleId, fired.id())));
    }
}
