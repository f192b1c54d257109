package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.auth.Credential;
import dev.tributary.testbed.truelayer.bank.ApiRefusal;
import dev.tributary.testbed.truelayer.bank.BankAccount;
import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.bank.ShownIds;
import dev.tributary.testbed.truelayer.faults.Fault;
import dev.tributary.testbed.truelayer.faults.Faults;
import dev.tributary.testbed.truelayer.faults.Target;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;

/// One call that may be answered: who asks, for what, and what is to go wrong.
///
/// @param struck what strikes it
/// @param faults where the bank's habits are found
record DataCall(
        Credential credential,
        BankAccount.Kind kind,
        Target target,
        MultiMap query,
        List<Fault> struck,
        Faults faults,
        ShownIds shownIds,
        String baseUrl) {

    Customer customer() {
        return credential.customer();
    }

    Endpoint endpoint() {
        return target.endpoint();
    }

    <H extends Fault.Habit> Optional<H> habit(Class<H> kind) {
        return faults.habit(kind, target);
    }

    boolean struckBy(Class<? extends Fault> kind) {
        return struck.stream().anyMatch(kind::isInstance);
    }

    /// What the account is called on the wire.
    String shownId(BankAccount account) {
        return shownIds.of(customer(), account);
    }

    /// @throws ApiRefusal when the customer has no such account
    BankAccount account() {
        var accountId = target.accountId();
        return shownIds.account(customer(), accountId == null ? "" : accountId)
                .filter(account -> account.kind() == kind)
                .orElseThrow(() -> new ApiRefusal(404, "account_not_found", "This customer has no such account."));
    }
}
