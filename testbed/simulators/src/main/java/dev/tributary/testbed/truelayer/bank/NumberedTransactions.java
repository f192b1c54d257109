package dev.tributary.testbed.truelayer.bank;

import dev.tributary.testbed.truelayer.history.NumberedRows;
import java.util.AbstractList;
import java.util.RandomAccess;

/// The rows of an account that holds them by number, newest first.
final class NumberedTransactions extends AbstractList<BankTransaction> implements RandomAccess {
    private final BankAccount account;
    private final NumberedRows oldestFirst;

    NumberedTransactions(BankAccount account, NumberedRows oldestFirst) {
        this.account = account;
        this.oldestFirst = oldestFirst;
    }

    @Override
    public int size() {
        return oldestFirst.size();
    }

    @Override
    public BankTransaction get(int index) {
        var number = oldestFirst.size() - 1 - index;
        return new BankTransaction(account, oldestFirst.get(number), oldestFirst.ordinal(number));
    }
}
