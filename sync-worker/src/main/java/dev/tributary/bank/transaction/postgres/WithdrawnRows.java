package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.transaction.ServedIdentities;
import dev.tributary.contracts.DateRange;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.UUID;

/// Stored rows that the bank does not serve any more.
public final class WithdrawnRows {

    private WithdrawnRows() {}

    /// Within the transaction of a window's end; the answer was read whole.
    ///
    /// @param served the identities of every row of the answer
    public static void afterWindow(
            SqlConnection connection, Account account, UUID jobId, DateRange window, ServedIdentities served) {}
}
