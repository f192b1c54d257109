package dev.tributary.scheduler.schedule;

import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.recurrence.Recurrence;
import dev.tributary.scheduler.recurrence.Timetable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A person looks when a schedule would run.
@ApplicationScoped
public class PreviewRuns {

    private static final int RUNS = 5;
    private static final UUID NOBODY = new UUID(0, 0);

    private final Schedules schedules;
    private final Clock clock;

    PreviewRuns(Schedules schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    public sealed interface Result {
        record Times(List<Instant> times) implements Result {
            public Times {
                times = List.copyOf(times);
            }
        }

        record Refused(Refusal refusal) implements Result {}
    }

    /// Of a schedule that is only wished for. How long each run is put off depends on the schedule, so these times are
    /// the earliest it can be.
    ///
    /// @param wish only what it says of when is read
    public Result preview(Wish wish) {
        var now = clock.instant();
        return switch (WishCheck.recurrence(wish, now)) {
            case Checked.Refused<Recurrence>(var refusal) -> new Result.Refused(refusal);
            case Checked.Valid<Recurrence>(var recurrence) ->
                new Result.Times(new Timetable(recurrence, Duration.ZERO, NOBODY).next(RUNS, now));
        };
    }

    /// @return the next times; empty when the owner has no such schedule
    public Uni<Optional<List<Instant>>> preview(UUID id, UserId owner) {
        return schedules.find(id, owner).map(found -> found.map(schedule -> schedule.preview(RUNS, clock.instant())));
    }
}
