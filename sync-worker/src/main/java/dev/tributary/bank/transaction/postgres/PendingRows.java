package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.truelayer.BankTransaction;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.UUID;

/// An account's pending rows, as a set that each answer replaces.
public final class PendingRows {

    private PendingRows() {}

    /// Within the transaction of the step's end.
    ///
    /// @param rows the whole pending answer, unjudged
    public static void replace(SqlConnection connection, Account account, UUID jobId, List<BankTransaction> rows) {}
}
