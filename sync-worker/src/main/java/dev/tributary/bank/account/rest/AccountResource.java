package dev.tributary.bank.account.rest;

import dev.tributary.bank.account.Accounts;
import dev.tributary.bank.rest.Tenant;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/api/truelayer/accounts")
@Authenticated
@RunOnVirtualThread
class AccountResource {

    private final Accounts accounts;
    private final Tenant tenant;

    AccountResource(Accounts accounts, Tenant tenant) {
        this.accounts = accounts;
        this.tenant = tenant;
    }

    @GET
    public AccountView.Items list() {
        return new AccountView.Items(
                accounts.of(tenant.userId()).stream().map(AccountView::of).toList());
    }
}
