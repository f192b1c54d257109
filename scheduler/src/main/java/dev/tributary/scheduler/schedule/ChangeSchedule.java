package dev.tributary.scheduler.schedule;

import dev.tributary.scheduler.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/// A person arranges a recurring import anew, switching it on or off included.
@ApplicationScoped
public class ChangeSchedule {

    private final CheckWish wishes;
    private final Schedules schedules;
    private final Clock clock;

    ChangeSchedule(CheckWish wishes, Schedules schedules, Clock clock) {
        this.wishes = wishes;
        this.schedules = schedules;
        this.clock = clock;
    }

    public sealed interface Result {
        record Changed(Schedule schedule) implements Result {}

        record Unknown() implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    public Uni<Result> change(UUID id, UserId owner, Wish wish) {
        return schedules
                .find(id, owner)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Result.Unknown())
                        : wishes.check(wish, owner).chain(checked -> switch (checked) {
                            case Checked.Refused<Terms>(var refusal) ->
                                Uni.createFrom().<Result>item(new Result.Refused(refusal));
                            case Checked.Valid<Terms>(var terms) -> change(id, owner, terms);
                        }));
    }

    private Uni<Result> change(UUID id, UserId owner, Terms terms) {
        return schedules
                .change(id, owner, schedule -> schedule.change(terms, clock.instant()))
                .map(changed -> changed.<Result>map(Result.Changed::new).orElseGet(Result.Unknown::new));
    }
}
