package dev.tributary.bank.coverage.postgres;

import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/// Whether what is stored adds up to what the bank says.
@ApplicationScoped
public class BalanceProofs {

    /// Within the transaction that completes a sync.
    public void prove(SqlConnection connection, UUID accountId, Instant now) {}
}
