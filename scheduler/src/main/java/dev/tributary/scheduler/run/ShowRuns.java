package dev.tributary.scheduler.run;

import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.schedule.Schedules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A person looks back.
@ApplicationScoped
public class ShowRuns {

    private static final int MOST = 100;

    private final Schedules schedules;
    private final Runs runs;

    ShowRuns(Schedules schedules, Runs runs) {
        this.schedules = schedules;
        this.runs = runs;
    }

    /// @return newest first; empty when the owner has no such schedule
    public Uni<Optional<List<Run>>> show(UUID scheduleId, UserId owner) {
        return schedules
                .find(scheduleId, owner)
                .chain(schedule -> schedule.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : runs.of(scheduleId, owner, MOST).map(Optional::of));
    }
}
