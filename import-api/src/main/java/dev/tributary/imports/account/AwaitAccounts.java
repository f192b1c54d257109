package dev.tributary.imports.account;

import dev.tributary.imports.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/// News of an account that was connected a moment ago may still be on its way: whoever names it waits for a moment, and
/// reads their own writes.
@ApplicationScoped
public class AwaitAccounts {

    private final Accounts accounts;
    private final AccountConfig config;

    AwaitAccounts(Accounts accounts, AccountConfig config) {
        this.accounts = accounts;
        this.config = config;
    }

    /// Done as soon as all are known, and in any case after the patience that is configured: an id nobody has stays
    /// unknown.
    public Uni<Void> await(UserId owner, Collection<AccountId> wanted) {
        return accounts.await(owner, wanted, config.patience());
    }
}
