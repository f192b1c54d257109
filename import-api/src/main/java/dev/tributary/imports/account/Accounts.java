package dev.tributary.imports.account;

import dev.tributary.contracts.AccountChanged;
import dev.tributary.imports.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/// What is known of every connected account. Kept up to date by events; no bank is asked.
public interface Accounts {

    /// @return those of the wanted accounts that exist and belong to the person, in the order asked; removed ones are
    /// left out
    Uni<List<ImportableAccount>> of(UserId owner, Collection<AccountId> wanted);

    /// Done when all wanted accounts are known, or the patience is over.
    Uni<Void> await(UserId owner, Collection<AccountId> wanted, Duration patience);

    /// Takes news of one account; older news than what is known changes nothing.
    Uni<Void> learn(AccountChanged news);
}
