package dev.tributary.bank.account.rest;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.account.Accounts;
import dev.tributary.bank.balance.Balances;
import dev.tributary.bank.rest.Tenant;
import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/truelayer/accounts")
@Authenticated
@RunOnVirtualThread
class AccountResource {

    private final Accounts accounts;
    private final Balances balances;
    private final Tenant tenant;
    private final Clock clock;

    AccountResource(Accounts accounts, Balances balances, Tenant tenant, Clock clock) {
        this.accounts = accounts;
        this.balances = balances;
        this.tenant = tenant;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Accounts and cards",
            description = "Each with its balance, the days known of it, and whether its rows add up to the balance.")
    public AccountView.Items list() {
        var now = clock.instant();
        var found = accounts.of(tenant.userId());
        var standings = balances.of(found.stream().map(Account::accountId).toList());
        return new AccountView.Items(found.stream()
                .map(account ->
                        AccountView.of(account, Objects.requireNonNull(standings.get(account.accountId())), now))
                .toList());
    }

    @GET
    @Path("/{account_id}/coverage")
    @Operation(
            summary = "Which days of an account are known",
            description = "Covered, stale or unreachable days as ranges, their totals, and the gaps nobody asked for.")
    public CoverageView coverage(@RestPath("account_id") String accountId) {
        return find(accountId)
                .map(account -> CoverageView.of(account, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .orElseThrow(() -> Problems.unknown(
                        "unknown_account", "You have no such account. GET /api/truelayer/accounts lists yours."));
    }

    private Optional<Account> find(String accountId) {
        try {
            return accounts.find(tenant.userId(), UUID.fromString(accountId));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
