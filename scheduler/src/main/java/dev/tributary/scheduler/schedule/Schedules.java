package dev.tributary.scheduler.schedule;

import dev.tributary.scheduler.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Everybody's schedules; each asked for together with its owner.
public interface Schedules {

    /// @return in the order of their making
    Uni<List<Schedule>> of(UserId owner);

    Uni<Optional<Schedule>> find(UUID id, UserId owner);

    Uni<Void> add(Schedule schedule);

    /// Adds the schedule unless the key has been used before.
    ///
    /// @return the schedule that was added with this key, now or then
    Uni<Optional<Schedule>> addOnce(Schedule schedule, IdempotencyKey key);

    /// @return the changed schedule; empty when the owner has no such schedule
    Uni<Optional<Schedule>> change(UUID id, UserId owner, UnaryOperator<Schedule> change);

    /// @return false when the owner has no such schedule
    Uni<Boolean> remove(UUID id, UserId owner);

    /// Lets go of keys that no client will use again.
    ///
    /// @return how many
    Uni<Integer> forgetKeys(Instant usedBefore);
}
