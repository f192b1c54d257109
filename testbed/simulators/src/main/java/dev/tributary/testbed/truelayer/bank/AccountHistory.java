package dev.tributary.testbed.truelayer.bank;

import dev.tributary.testbed.truelayer.history.Ledger;
import dev.tributary.testbed.truelayer.history.NumberedRows;
import dev.tributary.testbed.truelayer.history.TransactionCategory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The rows of one account, newest first, as banks send them.
///
/// @param until the day it was written up to, inclusive
/// @param opening what was on the account before the oldest row
/// @param rows what is booked
/// @param pending card payments not booked yet; they show on the day they were made, under other identifiers
/// @param amendment what happened to the account beside its household's life
public record AccountHistory(
        BankAccount account,
        LocalDate until,
        BigDecimal opening,
        List<BankTransaction> rows,
        List<PendingPayment> pending,
        Amendment amendment) {

    private static final int PENDING = 1_000;
    private static final int DAYS_TO_BOOK = 2;

    /// @param ledger holds rows up to some days after `until`; their purchases are the pending ones
    static AccountHistory of(BankAccount account, LocalDate until, Ledger ledger, Amendment amendment) {
        var oldestFirst = ledger.of(account.name());
        var opening = account.opening().add(ledger.carried(account.name()));
        if (oldestFirst instanceof NumberedRows numbered && amendment.isNone()) {
            var all = new NumberedTransactions(account, numbered);
            return new AccountHistory(account, until, opening, all, List.of(), amendment);
        }
        var rows = new ArrayList<BankTransaction>(oldestFirst.size());
        var pending = new ArrayList<PendingPayment>();
        var ordinal = 0;
        var day = LocalDate.MIN;
        for (var booking : oldestFirst) {
            ordinal = booking.bookedOn().equals(day) ? ordinal + 1 : 0;
            day = booking.bookedOn();
            var row = new BankTransaction(account, booking, ordinal);
            if (!amendment.stands(row.key())) {
                continue;
            }
            if (!day.isAfter(until)) {
                rows.add(row);
            } else if (booking.category() == TransactionCategory.PURCHASE && booking.isDebit()) {
                pending.add(pending(row));
            }
        }
        addByHand(account, amendment, rows, pending);
        if (account.tellsBalances()) {
            addBalances(opening, rows);
        }
        return new AccountHistory(account, until, opening, rows.reversed(), pending.reversed(), amendment);
    }

    private static void addBalances(BigDecimal opening, List<BankTransaction> oldestFirst) {
        var balance = opening;
        for (var row = oldestFirst.listIterator(); row.hasNext(); ) {
            var booked = row.next();
            balance = balance.add(booked.booking().amount());
            row.set(booked.withBalance(balance));
        }
    }

    private static PendingPayment pending(BankTransaction row) {
        var looks = row.booking().pending(row.booking().bookedOn().minusDays(DAYS_TO_BOOK));
        return new PendingPayment(
                new BankTransaction(row.account().anonymous(), looks, PENDING + row.ordinal()),
                row.booking(),
                row.key());
    }

    private static void addByHand(
            BankAccount account, Amendment amendment, List<BankTransaction> rows, List<PendingPayment> pending) {
        for (var posted : amendment.posted()) {
            var row = new BankTransaction(account, posted.booking(), posted.place());
            if (amendment.stands(row.key())) {
                rows.add(row);
            }
        }
        if (!amendment.posted().isEmpty()) {
            rows.sort(Comparator.comparing(row -> row.booking().bookedOn()));
        }
        for (var expected : amendment.expected()) {
            var row = new BankTransaction(account.anonymous(), expected.looks(), expected.place());
            if (amendment.stands(row.key())) {
                pending.add(new PendingPayment(row, expected.becomes(), row.key()));
            }
        }
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
