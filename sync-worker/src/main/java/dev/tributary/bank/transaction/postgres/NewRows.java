package dev.tributary.bank.transaction.postgres;

import dev.tributary.bank.transaction.BookedTransaction;
import dev.tributary.bank.transaction.ServedTo;
import dev.tributary.contracts.TransactionsImported;
import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.messaging.Ids;
import java.time.Instant;
import java.util.List;

/// What enrichment is told: the rows of a batch that were not there before.
final class NewRows {

    private NewRows() {}

    static TransactionsImported event(ServedTo to, List<BookedTransaction> added, Instant now) {
        return new TransactionsImported(
                Ids.next(),
                now,
                to.account().userId(),
                to.jobId(),
                to.accountId(),
                to.account().kind(),
                added.stream().map(NewRows::imported).toList(),
                to.enrich());
    }

    private static ImportedTransaction imported(BookedTransaction transaction) {
        var row = transaction.row();
        return new ImportedTransaction(
                transaction.transactionId(),
                row.bookedOn(),
                row.description(),
                row.merchantName(),
                row.amount(),
                row.currency(),
                row.transactionCategory(),
                row.classification());
    }
}
