package dev.tributary.scheduler.schedule;

import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.account.KnownAccounts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Whether a wish can be granted: readable, and about the person's own accounts.
@ApplicationScoped
class CheckWish {

    private final KnownAccounts accounts;
    private final Clock clock;

    CheckWish(KnownAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    Uni<Checked<Terms>> check(Wish wish, UserId owner) {
        return switch (WishCheck.check(wish, clock.instant())) {
            case Checked.Refused<Terms> refused -> Uni.createFrom().item(refused);
            case Checked.Valid<Terms> valid ->
                accounts.of(owner, valid.value().accountIds())
                        .map(owned ->
                                owned.containsAll(valid.value().accountIds()) ? valid : WishCheck.unknownAccount());
        };
    }
}
