package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.bank.AccountHistory;
import dev.tributary.testbed.truelayer.bank.BankAccount;
import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Histories;
import dev.tributary.testbed.truelayer.bank.PendingPayment;
import dev.tributary.testbed.truelayer.faults.Fault;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Answers for booked rows: from the rendered history, or row by row where a fault bends them.
final class Statements {
    private final Histories histories;
    private final Map<String, RenderedHistory> rendered = new ConcurrentHashMap<>();
    private final AtomicLong drifts = new AtomicLong();

    Statements(Histories histories) {
        this.histories = histories;
    }

    Answer booked(Customer customer, BankAccount account, Window asked, List<Fault> faults) {
        var history = histories.of(customer, account);
        var window = faults.stream().anyMatch(Fault.IgnoreFrom.class::isInstance)
                ? new Window(LocalDate.EPOCH, asked.to())
                : asked;
        return faults.stream().anyMatch(Statements::bendsRows)
                ? bent(history, window, faults)
                : new Answer.Whole(
                        rendered(history).between(window.from(), window.to()),
                        history.between(window.from(), window.to()));
    }

    static Answer pending(AccountHistory history, Window window) {
        var rows = history.pending().stream()
                .map(PendingPayment::row)
                .filter(row -> window.covers(row.booking().bookedOn()))
                .toList();
        return new Answer.Whole(RenderedHistory.specially(rows, RowJson.USUAL), rows);
    }

    /// Renders everything a customer has before it is asked for.
    void prepare(Customer customer) {
        customer.accounts().forEach(account -> rendered(histories.of(customer, account)));
    }

    private RenderedHistory rendered(AccountHistory history) {
        return rendered.compute(
                history.account().id(),
                (_, known) -> known != null && known.renders(history) ? known : RenderedHistory.of(history));
    }

    private static boolean bendsRows(Fault fault) {
        return fault instanceof Fault.LateRows
                || fault instanceof Fault.TransactionIdDrift
                || fault instanceof Fault.MissingNormalisedId;
    }

    private Answer bent(AccountHistory history, Window window, List<Fault> faults) {
        var rows = history.between(window.from(), window.to());
        var look = RowJson.USUAL;
        for (var fault : faults) {
            if (fault instanceof Fault.LateRows(int days, int every)) {
                var since = histories.today().minusDays(days);
                rows = rows.stream()
                        .filter(row -> !row.booking().bookedOn().isAfter(since)
                                || Math.floorMod(row.transactionId().hashCode(), every) != 0)
                        .toList();
            } else if (fault instanceof Fault.TransactionIdDrift) {
                look = new RowJson(drifts.addAndGet(1_000), look.withNormalisedId());
            } else if (fault instanceof Fault.MissingNormalisedId) {
                look = new RowJson(look.drift(), false);
            }
        }
        return new Answer.Whole(RenderedHistory.specially(rows, look), rows);
    }
}
