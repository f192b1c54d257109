package dev.tributary.scheduler.schedule;

import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.account.KnownAccount;
import dev.tributary.scheduler.account.KnownAccounts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collectors;

/// Whether a wish can be granted: readable, and about the person's own accounts.
@ApplicationScoped
class CheckWish {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

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
                switch (valid.value().selection()) {
                    case Selection.Everything() -> Uni.createFrom().item(valid);
                    case Selection.Chosen(var wanted) ->
                        accounts.of(owner, wanted, PATIENCE)
                                .map(known -> known.stream()
                                                .map(KnownAccount::id)
                                                .collect(Collectors.toSet())
                                                .containsAll(wanted)
                                        ? valid
                                        : WishCheck.unknownAccount());
                };
        };
    }
}
