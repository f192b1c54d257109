package dev.tributary.scheduler.account;

import dev.tributary.contracts.AccountChanged;
import dev.tributary.scheduler.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// The accounts and cards people have connected.
public interface KnownAccounts {

    /// @return those of the owner that are not removed
    Uni<List<KnownAccount>> of(UserId owner);

    /// Older news than what is known change nothing.
    Uni<Void> learn(AccountChanged news);
}
