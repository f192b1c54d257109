package dev.tributary.scheduler.run;

import dev.tributary.scheduler.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The runs of all schedules.
public interface Runs {

    /// Takes schedules that are due, none that someone else is taking at the moment, and does what is decided for
    /// each: run, next time and event in one transaction. A time that has its run already fires nothing.
    ///
    /// @return how many were taken, at most `most`
    Uni<Integer> fireDue(Instant now, int most, Function<Due, Firing> decision);

    /// Fires the runs that waited and whose run before is over.
    ///
    /// @return how many
    Uni<Integer> release(Instant now, int most);

    /// @return the run; empty when the owner has no such schedule
    Uni<Optional<Run>> fireNow(
            UUID scheduleId, UserId owner, Instant now, BiFunction<Due, @Nullable Instant, Firing> decision);

    /// @return when the next schedule is due; empty when none is
    Uni<Optional<Instant>> nextDue();

    /// @return newest first
    Uni<List<Run>> of(UUID scheduleId, UserId owner, int most);

    /// What became of a run's import; older news than what is known change nothing.
    ///
    /// @return whether it changed anything
    Uni<Boolean> follow(UUID runId, UserId owner, Outcome outcome);

    /// Unless an import has been heard of, or the run is over.
    ///
    /// @return whether it changed anything
    Uni<Boolean> refuse(UUID runId, UserId owner, Reason reason, Instant at);

    /// Gives up on runs of which no import was heard.
    ///
    /// @return how many
    Uni<Integer> giveUpOn(Instant firedBefore, Instant now);

    /// Switches off schedules whose runs have all failed for so long.
    ///
    /// @return how many
    Uni<Integer> switchOffHopeless(Duration after);

    /// Lets go of what ended long ago.
    Uni<Integer> forget(Instant firedBefore);
}
