package dev.tributary.scheduler.account;

import dev.tributary.contracts.AccountChanged;
import dev.tributary.scheduler.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// The accounts and cards people have connected.
public interface KnownAccounts {

    /// @return those of the owner that are not removed
    Uni<List<KnownAccount>> of(UserId owner);

    /// News of an account that was connected a moment ago may still be on its way: waits for the wanted ones, for a
    /// moment.
    ///
    /// @return those of the owner that are not removed
    Uni<List<KnownAccount>> of(UserId owner, Collection<UUID> wanted, Duration patience);

    /// Older news than what is known change nothing.
    Uni<Void> learn(AccountChanged news);
}
