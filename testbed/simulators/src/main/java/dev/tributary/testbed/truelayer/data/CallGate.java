package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.auth.AuthServer;
import dev.tributary.testbed.truelayer.auth.Credential;
import dev.tributary.testbed.truelayer.auth.Credentials;
import dev.tributary.testbed.truelayer.bank.ApiRefusal;
import dev.tributary.testbed.truelayer.bank.BankAccount;
import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.bank.ShownIds;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.Faults;
import dev.tributary.testbed.truelayer.faults.Target;
import dev.tributary.testbed.truelayer.truth.CallMeter;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What every data call passes: the meter, the faults asked for, the caller's rights, the bank's limits.
public final class CallGate {
    private final Credentials credentials;
    private final Faults faults;
    private final CallMeter meter;
    private final UnattendedLimit limit;
    private final ShownIds shownIds;

    public CallGate(Credentials credentials, Faults faults, CallMeter meter, UnattendedLimit limit, ShownIds shownIds) {
        this.shownIds = shownIds;
        this.credentials = credentials;
        this.faults = faults;
        this.meter = meter;
        this.limit = limit;
    }

    void pass(RoutingContext http, BankAccount.Kind kind, Endpoint endpoint, Function<DataCall, Buffer> answer) {
        var accountId = http.pathParam("account_id");
        var credential = AuthServer.bearer(http).flatMap(credentials::of);
        meter.add(accountId, endpoint);
        var customer = credential.map(Credential::customer).orElse(null);
        var struck = faults.strike(Target.of(customer, accountId, endpoint));
        var reply = new Reply(http, struck);
        reply.afterLatency(() -> http.vertx()
                .executeBlocking(() -> answer.apply(admit(http, kind, endpoint, credential, struck)), false)
                .onComplete(reply::succeed, reply::fail));
    }

    private DataCall admit(
            RoutingContext http,
            BankAccount.Kind kind,
            Endpoint endpoint,
            Optional<Credential> bearer,
            List<Fault> struck) {
        var credential = bearer.orElseThrow(
                () -> new ApiRefusal(401, "invalid_token", "The access token is missing, unknown or expired."));
        if (!credentials.isInForce(credential)) {
            throw new ApiRefusal(403, "access_denied", "The customer's consent has ended.");
        }
        if (!credential.scopes().contains(endpoint.scope())) {
            throw new ApiRefusal(403, "access_denied", "The scope " + endpoint.scope() + " was not granted.");
        }
        for (var fault : struck) {
            if (fault instanceof Fault.Status(int status, String error)) {
                throw new ApiRefusal(status, error, "This failure was asked for.");
            }
        }
        refuseTroubled(credential.customer());
        var accountId = http.pathParam("account_id");
        if (http.request().getHeader("X-PSU-IP") == null) {
            limit.admit(credential, accountId, endpoint);
        }
        return new DataCall(
                credential, kind, endpoint, accountId, http.queryParams(), struck, shownIds, AuthServer.baseUrl(http));
    }

    private static void refuseTroubled(Customer customer) {
        switch (customer.trouble()) {
            case NONE -> {}
            case PROVIDER_ERROR -> throw new ApiRefusal(503, "provider_error", "The bank is failing.");
            case INTERNAL_ERROR -> throw new ApiRefusal(500, "internal_server_error", "TrueLayer is failing.");
            case USER_INPUT_REQUIRED ->
                throw new ApiRefusal(403, "user_input_required", "The bank wants to ask its customer something.");
            case ACCOUNT_TEMPORARILY_LOCKED ->
                throw new ApiRefusal(403, "account_temporarily_locked", "The bank has locked the account.");
        }
    }
}
