package dev.tributary.testbed.truelayer.bank;

import dev.tributary.testbed.truelayer.history.Ledger;
import dev.tributary.testbed.truelayer.history.TransactionCategory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The rows of one account, newest first, as banks send them.
///
/// @param until the day it was written up to, inclusive
/// @param opening what was on the account before the oldest row
/// @param rows what is booked
/// @param pending card payments not booked yet; they show on the day they were made, under other identifiers
public record AccountHistory(
        BankAccount account,
        LocalDate until,
        BigDecimal opening,
        List<BankTransaction> rows,
        List<BankTransaction> pending) {

    private static final int PENDING = 1_000;

    /// @param ledger holds rows up to some days after `until`; their purchases are the pending ones
    static AccountHistory of(BankAccount account, LocalDate until, Ledger ledger) {
        var oldestFirst = ledger.of(account.name());
        var rows = new ArrayList<BankTransaction>(oldestFirst.size());
        var pending = new ArrayList<BankTransaction>();
        var ordinal = 0;
        var day = LocalDate.MIN;
        for (var booking : oldestFirst) {
            ordinal = booking.bookedOn().equals(day) ? ordinal + 1 : 0;
            day = booking.bookedOn();
            if (!day.isAfter(until)) {
                rows.add(new BankTransaction(account, booking, ordinal));
            } else if (booking.category() == TransactionCategory.PURCHASE && booking.isDebit()) {
                pending.add(new BankTransaction(account.anonymous(), booking.pending(until), PENDING + ordinal));
            }
        }
        var opening = account.opening().add(ledger.carried(account.name()));
        return new AccountHistory(account, until, opening, rows.reversed(), pending.reversed());
    }

    /// @param from first day, inclusive
    /// @param to last day, inclusive
    public List<BankTransaction> between(LocalDate from, LocalDate to) {
        return rows.subList(firstOnOrBefore(to), firstOnOrBefore(from.minusDays(1)));
    }

    /// The place of the newest row that is not younger than the day; the number of rows where there is none.
    public int firstOnOrBefore(LocalDate day) {
        var low = 0;
        var high = rows.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (rows.get(middle).booking().bookedOn().isAfter(day)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
