package dev.tributary.bank.person.postgres;

import dev.tributary.bank.connection.Connection;
import dev.tributary.bank.connection.ConnectionStatus;
import dev.tributary.bank.connection.Connections;
import dev.tributary.bank.connection.DisconnectBank.Rows;
import dev.tributary.bank.connection.WithdrawConsents;
import dev.tributary.contracts.Topic;
import dev.tributary.people.Holding;
import dev.tributary.people.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/// Consents are taken back at TrueLayer first; their tokens are kept until it knows.
@ApplicationScoped
class BankPersonalData implements PersonalData {

    private static final String OF_ACCOUNT = "account_id IN (SELECT account_id FROM accounts WHERE user_id = $1)";
    private static final String OF_SYNC = "job_id IN (SELECT job_id FROM account_syncs WHERE user_id = $1)";
    private static final String OF_CONSENT = "consent_id IN (SELECT consent_id FROM connections WHERE user_id = $1)";

    private static final List<Holding> HOLDINGS = List.of(
            Holding.where("transactions", OF_ACCOUNT),
            // A row that could not be read, sealed.
            Holding.where("rejected_rows", OF_ACCOUNT).without("content"),
            Holding.where("transaction_decisions", OF_ACCOUNT),
            Holding.where("sightings", OF_ACCOUNT),
            Holding.where("account_balances", OF_ACCOUNT),
            Holding.where("account_coverage", OF_ACCOUNT),
            Holding.where("balance_proofs", OF_ACCOUNT),
            Holding.where("closing_answers", OF_ACCOUNT),
            Holding.where("unattended_calls", OF_ACCOUNT),
            Holding.where("answered_requests", OF_CONSENT),
            Holding.where("job_controls", OF_SYNC),
            Holding.of("corrections"),
            Holding.of("account_syncs").last(),
            Holding.of("authorisations").without("state_digest", "code_verifier", "browser_digest", "invitation"),
            Holding.of("accounts")
                    .without("numbers")
                    .burying(Topic.BANK_ACCOUNTS, "account_id")
                    .last(),
            Holding.of("connections").without("access_token", "refresh_token").last(),
            Holding.disowned("call_ledger", "user_id"),
            Holding.awaited("consent_withdrawals").without("access_token", "refresh_token"),
            Holding.outbox().without("payload"));

    private static final Set<String> OF_NOBODY =
            Set.of("call_limits", "call_rates", "provider_conduct", "resources_not_offered");

    private final Connections connections;
    private final WithdrawConsents withdrawConsents;

    BankPersonalData(Connections connections, WithdrawConsents withdrawConsents) {
        this.connections = connections;
        this.withdrawConsents = withdrawConsents;
    }

    @Override
    public String context() {
        return "bank";
    }

    @Override
    public List<Holding> holdings() {
        return HOLDINGS;
    }

    @Override
    public Set<String> ofNobody() {
        return OF_NOBODY;
    }

    @Override
    public void letGo(String userId) {
        for (Connection connection : connections.of(userId)) {
            if (connection.status() != ConnectionStatus.REVOKED) {
                connections.disconnect(connection.connectionId(), Rows.ERASE);
                withdrawConsents.withdraw(connection.connectionId());
            }
        }
    }
}
