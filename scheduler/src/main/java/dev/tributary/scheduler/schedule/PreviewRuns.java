package dev.tributary.scheduler.schedule;

import dev.tributary.scheduler.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A person looks when a schedule would run.
@ApplicationScoped
public class PreviewRuns {

    private static final int RUNS = 5;

    private final Schedules schedules;
    private final Clock clock;

    PreviewRuns(Schedules schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    /// @return the next times; empty when the owner has no such schedule
    public Uni<Optional<List<Instant>>> preview(UUID id, UserId owner) {
        return schedules.find(id, owner).map(found -> found.map(schedule -> schedule.preview(RUNS, clock.instant())));
    }
}
