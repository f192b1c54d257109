package dev.tributary.bank.coverage.postgres;

import dev.tributary.bank.truelayer.BankBalance;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/// What the bank says is on an account.
@ApplicationScoped
public class BalanceRows {

    public void told(SqlConnection connection, UUID accountId, UUID jobId, BankBalance balance, Instant now) {}
}
