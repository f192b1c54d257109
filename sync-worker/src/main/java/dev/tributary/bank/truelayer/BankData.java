package dev.tributary.bank.truelayer;

import dev.tributary.contracts.SourceKind;
import java.time.LocalDate;
import java.util.List;

/// TrueLayer's Data API. Every call has its entry in the ledger, and every failure is a [BankCallFailed].
public interface BankData {

    Consent consent(Caller caller);

    /// @throws BankCallFailed [BankFailure.NotOffered] when the bank has no such resource
    List<BankAccount> list(SourceKind kind, Caller caller);

    /// Reads the booked rows of whole days, both inclusive, row by row as they arrive.
    ///
    /// @param reader returns false to stop reading
    /// @param abort breaks the call off from another thread
    /// @return how old the answer is
    Freshness transactions(
            SourceKind kind,
            String providerAccountId,
            LocalDate from,
            LocalDate to,
            Caller caller,
            RowReader reader,
            Abort abort);

    /// Asks for booked rows that are fetched later: for banks that need longer than a call may last.
    BankTask transactionsLater(
            SourceKind kind, String providerAccountId, LocalDate from, LocalDate to, Caller caller, Abort abort);

    /// Fetches what was asked for with [#transactionsLater].
    Collected collect(BankTask task, Caller caller, RowReader reader, Abort abort);

    /// Reads the rows that are not booked yet. There is no link to the booked row one becomes.
    ///
    /// @throws BankCallFailed [BankFailure.BrokenAnswer] when there are more than any bank has
    List<BankTransaction> pending(SourceKind kind, String providerAccountId, Caller caller, Abort abort);

    BankBalance balance(SourceKind kind, String providerAccountId, Caller caller, Abort abort);

    /// Takes one row.
    @FunctionalInterface
    interface RowReader {
        boolean take(BankTransaction row);
    }
}
