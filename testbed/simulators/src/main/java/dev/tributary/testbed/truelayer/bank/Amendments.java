package dev.tributary.testbed.truelayer.bank;

import dev.tributary.testbed.truelayer.history.Booking;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/// Lets things happen at the banks: payments are made, settle, fall due late, and are taken back.
public final class Amendments {
    private final Map<String, Amendment> byAccount = new ConcurrentHashMap<>();

    public Amendment of(BankAccount account) {
        return byAccount.getOrDefault(account.id(), Amendment.NONE);
    }

    /// Books rows, in the past too: a product that looked there already sees them late.
    public void book(BankAccount account, Collection<Booking> bookings) {
        amend(account, bookings, (amendment, booking) -> amendment.book(booking));
    }

    public void expect(BankAccount account, Booking looks, Booking becomes) {
        amend(account, List.of(looks), (amendment, booking) -> amendment.expect(booking, becomes));
    }

    /// Books pending payments: other identifiers, often another text, day and amount.
    public List<Amendment.Settlement> settle(
            BankAccount account, Collection<PendingPayment> payments, LocalDate bookedOn) {
        var after = amend(account, payments, (amendment, payment) -> amendment.settle(payment, account, bookedOn));
        var settled = after.settlements();
        return settled.subList(settled.size() - payments.size(), settled.size());
    }

    /// Takes booked rows back.
    public void withdraw(BankAccount account, Collection<BankTransaction> rows) {
        amend(account, rows, (amendment, row) -> amendment.withdraw(row, row.key()));
    }

    /// Lets pending payments vanish without ever being booked.
    public void drop(BankAccount account, Collection<PendingPayment> payments) {
        amend(account, payments, (amendment, payment) -> amendment.withdraw(payment.row(), payment.key()));
    }

    /// As if nothing had happened.
    public void forget(BankAccount account) {
        byAccount.remove(account.id());
    }

    private <T> Amendment amend(
            BankAccount account, Collection<T> happenings, BiFunction<Amendment, T, Amendment> step) {
        return byAccount.compute(account.id(), (_, known) -> {
            var amendment = known == null ? Amendment.NONE : known;
            for (var happening : happenings) {
                amendment = step.apply(amendment, happening);
            }
            return amendment;
        });
    }
}
