package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.auth.Credential;
import dev.tributary.testbed.truelayer.bank.ApiRefusal;
import dev.tributary.testbed.truelayer.bank.BankAccount;
import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Endpoint;
import dev.tributary.testbed.truelayer.bank.ShownIds;
import dev.tributary.testbed.truelayer.faults.Fault;
import io.vertx.core.MultiMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call that may be answered: who asks, for what, and what is to go wrong.
///
/// @param accountId the account in the path; absent where there is none
record DataCall(
        Credential credential,
        BankAccount.Kind kind,
        Endpoint endpoint,
        @Nullable String accountId,
        MultiMap query,
        List<Fault> faults,
        ShownIds shownIds,
        String baseUrl) {

    Customer customer() {
        return credential.customer();
    }

    /// What the account is called on the wire.
    String shownId(BankAccount account) {
        return shownIds.of(customer(), account);
    }

    /// @throws ApiRefusal when the customer has no such account
    BankAccount account() {
        return shownIds.account(customer(), accountId == null ? "" : accountId)
                .filter(account -> account.kind() == kind)
                .orElseThrow(() -> new ApiRefusal(404, "account_not_found", "This customer has no such account."));
    }
}
