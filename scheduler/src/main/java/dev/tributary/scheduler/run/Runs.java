package dev.tributary.scheduler.run;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.scheduler.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The runs of all schedules.
public interface Runs {

    /// Takes schedules that are due, none that someone else is taking at the moment, and does what is decided for
    /// each: run, next time and event in one transaction. A time that has its run already fires nothing.
    ///
    /// @return how many were taken, at most `most`
    Uni<Integer> fireDue(Instant now, int most, Function<Due, Firing> decision);

    /// @return the run; empty when the owner has no such schedule
    Uni<Optional<Run>> fireNow(UUID scheduleId, UserId owner, Instant now, Function<Due, Firing.Fired> decision);

    /// @return when the next schedule is due; empty when none is
    Uni<Optional<Instant>> nextDue();

    /// @return newest first
    Uni<List<Run>> of(UUID scheduleId, UserId owner, int most);

    /// What became of a run's import; older news than what is known change nothing.
    Uni<Void> follow(UUID runId, UserId owner, ImportStatus job);

    /// Gives up on runs of which no import was heard.
    ///
    /// @return how many
    Uni<Integer> giveUpOn(Instant firedBefore, Instant now);

    /// Lets go of what ended long ago.
    Uni<Integer> forget(Instant firedBefore);
}
