package dev.tributary.testbed.cli.bank;

import dev.tributary.testbed.cli.gateway.Account;
import dev.tributary.testbed.cli.gateway.DateRange;
import dev.tributary.testbed.cli.gateway.GatewayApi;
import dev.tributary.testbed.cli.gateway.GatewayApi.Authorization;
import dev.tributary.testbed.cli.gateway.ImportRequest;
import dev.tributary.testbed.cli.http.Patience;
import dev.tributary.testbed.cli.http.Refused;
import dev.tributary.testbed.cli.outcome.WorkFailed;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Connects a bank through the real redirect flow, and waits until its accounts can be imported.
public final class ConnectBank {

    private static final Pattern PARAMETER = Pattern.compile("([^&=]+)=([^&]*)");
    private static final Patience UNTIL_VISIBLE = new Patience(Duration.ofSeconds(30));

    private final GatewayApi api;

    public ConnectBank(GatewayApi api) {
        this.api = api;
    }

    /// @return the accounts and cards of the new connection
    public List<Account> connect(BankUser user) {
        return signIn(user, api::authorize);
    }

    /// Gives a connection a new consent.
    ///
    /// @return its accounts and cards
    public List<Account> renew(BankUser user, UUID connectionId) {
        return signIn(user, () -> api.authorizeAgain(connectionId));
    }

    private List<Account> signIn(BankUser user, Supplier<Authorization> asking) {
        var authorization = new Patience(Duration.ofSeconds(10)).ask(asking);
        var arrival = new BankLogin(api.url(), api.cookies()).signIn(authorization.authorizationUrl(), user);
        var connectionId = connectionId(arrival);
        var accounts = UNTIL_VISIBLE
                .await(() -> accountsOf(connectionId))
                .orElseThrow(() -> new WorkFailed("The bank is connected, but its accounts did not appear. "
                        + "Look at `./tributary logs sync-worker`."));
        awaitPlannable(accounts);
        return accounts;
    }

    private static UUID connectionId(URI arrival) {
        var parameters = parameters(arrival);
        var id = parameters.get("connection_id");
        if (id == null) {
            throw new WorkFailed("The bank was not connected: %s. Run `./tributary connect` to try again."
                    .formatted(parameters.getOrDefault("connection_error", "no connection came back")));
        }
        return UUID.fromString(id);
    }

    private static Map<String, String> parameters(URI uri) {
        var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return PARAMETER
                .matcher(query)
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1),
                        match -> URLDecoder.decode(match.group(2), StandardCharsets.UTF_8),
                        (first, _) -> first));
    }

    private Optional<List<Account>> accountsOf(UUID connectionId) {
        var accounts = api.accounts().stream()
                .filter(account -> account.connectionId().equals(connectionId))
                .toList();
        return accounts.isEmpty() ? Optional.empty() : Optional.of(accounts);
    }

    /// Another service plans imports, and hears of accounts a moment later: a plan is tried, and taken back.
    private void awaitPlannable(List<Account> accounts) {
        var trial = ImportRequest.of(DateRange.preset("last-7-days"), accounts);
        var plan = UNTIL_VISIBLE.ask(() -> api.plan(trial), ConnectBank::mayStillBeUnknown);
        api.delete(plan.jobId());
        try {
            api.delete(plan.jobId());
        } catch (Refused gone) {
            // Cancelled and forgotten in one step: there is nothing left to take back.
            if (gone.status() != 404) {
                throw gone;
            }
        }
    }

    private static boolean mayStillBeUnknown(WorkFailed failure) {
        return Patience.passes(failure)
                || (failure instanceof Refused refused && List.of(404, 409, 422).contains(refused.status()));
    }
}
