package dev.tributary.scheduler.schedule;

import dev.tributary.messaging.Ids;
import dev.tributary.scheduler.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// A person arranges a recurring import.
@ApplicationScoped
public class CreateSchedule {

    private final CheckWish wishes;
    private final Schedules schedules;
    private final Clock clock;

    CreateSchedule(CheckWish wishes, Schedules schedules, Clock clock) {
        this.wishes = wishes;
        this.schedules = schedules;
        this.clock = clock;
    }

    public sealed interface Result {
        record Created(Schedule schedule) implements Result {}

        /// The same request under the same key came before.
        record AlreadyCreated(Schedule schedule) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /// @param idempotencyKey null when the client does not care
    public Uni<Result> create(Wish wish, UserId owner, @Nullable String idempotencyKey) {
        if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > IdempotencyKey.LONGEST)) {
            return refused(new Refusal(
                    "invalid_idempotency_key", "Idempotency-Key", "Use a key of 1 to 255 characters, or none."));
        }
        return wishes.check(wish, owner).chain(checked -> switch (checked) {
            case Checked.Refused<Terms>(var refusal) -> refused(refusal);
            case Checked.Valid<Terms>(var terms) ->
                add(Schedule.create(Ids.next(), owner, terms, clock.instant()), idempotencyKey);
        });
    }

    private Uni<Result> add(Schedule schedule, @Nullable String idempotencyKey) {
        if (idempotencyKey == null) {
            return schedules.add(schedule).replaceWith(new Result.Created(schedule));
        }
        var key = new IdempotencyKey(idempotencyKey, schedule.terms().toString());
        return schedules
                .addOnce(schedule, key)
                .map(added -> added.<Result>map(known -> known.id().equals(schedule.id())
                                ? new Result.Created(known)
                                : new Result.AlreadyCreated(known))
                        .orElseGet(() -> new Result.Refused(new Refusal(
                                "idempotency_key_reused",
                                "Idempotency-Key",
                                "This key was used for another request. Use a new key for a new schedule."))));
    }

    private static Uni<Result> refused(Refusal refusal) {
        return Uni.createFrom().item(new Result.Refused(refusal));
    }
}
