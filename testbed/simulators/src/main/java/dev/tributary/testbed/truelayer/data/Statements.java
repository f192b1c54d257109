package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.bank.AccountHistory;
import dev.tributary.testbed.truelayer.bank.BankAccount;
import dev.tributary.testbed.truelayer.bank.BankTransaction;
import dev.tributary.testbed.truelayer.bank.Customer;
import dev.tributary.testbed.truelayer.bank.Histories;
import dev.tributary.testbed.truelayer.bank.PendingPayment;
import dev.tributary.testbed.truelayer.data.RowLook.BalanceBreak;
import dev.tributary.testbed.truelayer.faults.Fault;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Answers for rows: from the rendered history, or row by row where a fault bends them or there are very many.
final class Statements {
    /// Longer answers are written while they are sent.
    private static final int ROWS_HELD = 50_000;

    private final Histories histories;
    private final Map<String, RenderedHistory> rendered = new ConcurrentHashMap<>();
    private final AtomicLong drifts = new AtomicLong();

    Statements(Histories histories) {
        this.histories = histories;
    }

    Answer booked(DataCall call, BankAccount account, Window asked) {
        var history = histories.of(call.customer(), account);
        var window = call.struckBy(Fault.IgnoreFrom.class) ? new Window(LocalDate.EPOCH, asked.to()) : asked;
        var rows = present(call, history.between(window.from(), window.to()));
        var look = RowLook.of(call.struck(), balanceBreak(call), drifts.addAndGet(1_000));
        var absurd = call.struckBy(Fault.AbsurdRows.class) ? AbsurdRows.on(window.to()) : List.<String>of();
        if (rows.size() > ROWS_HELD) {
            return new Answer.Streamed(rows, new RowJson(look), absurd);
        }
        var usual = look.isUsual() && absurd.isEmpty() && !call.struckBy(Fault.LateRows.class);
        return new Answer.Whole(
                usual
                        ? rendered(history).between(window.from(), window.to())
                        : RenderedHistory.specially(rows, new RowJson(look), absurd),
                rows);
    }

    Answer pending(DataCall call, BankAccount account, Window window) {
        var rows = histories.of(call.customer(), account).pending().stream()
                .map(PendingPayment::row)
                .filter(row -> window.covers(row.booking().bookedOn()))
                .toList();
        var look = RowLook.of(call.struck(), null, drifts.addAndGet(1_000));
        return new Answer.Whole(RenderedHistory.specially(rows, new RowJson(look), List.of()), rows);
    }

    /// Renders everything a customer has before it is asked for.
    void prepare(Customer customer) {
        customer.accounts().stream()
                .map(account -> histories.of(customer, account))
                .filter(history -> history.rows().size() <= ROWS_HELD)
                .forEach(this::rendered);
    }

    private RenderedHistory rendered(AccountHistory history) {
        return rendered.compute(
                history.account().id(),
                (_, known) -> known != null && known.renders(history) ? known : RenderedHistory.of(history));
    }

    private @Nullable BalanceBreak balanceBreak(DataCall call) {
        return call.habit(Fault.BalanceBreak.class)
                .map(habit -> new BalanceBreak(histories.today().minusDays(habit.daysAgo()), habit.by()))
                .orElse(null);
    }

    /// What is there already, when rows come late.
    private List<BankTransaction> present(DataCall call, List<BankTransaction> rows) {
        var there = rows;
        for (var fault : call.struck()) {
            if (fault instanceof Fault.LateRows(int days, int every)) {
                var since = histories.today().minusDays(days);
                there = there.stream()
                        .filter(row -> !row.booking().bookedOn().isAfter(since)
                                || Math.floorMod(row.transactionId().hashCode(), every) != 0)
                        .toList();
            }
        }
        return there;
    }
}
