package dev.tributary.scheduler.account;

import dev.tributary.contracts.AccountChanged;
import dev.tributary.scheduler.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// The accounts and cards people have connected.
public interface KnownAccounts {

    /// @return those of the wanted ones that are the owner's and not removed
    Uni<Set<UUID>> of(UserId owner, Collection<UUID> wanted);

    /// Older news than what is known change nothing.
    Uni<Void> learn(AccountChanged news);
}
