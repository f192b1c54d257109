package dev.tributary.testbed.truelayer.bank;

import dev.tributary.testbed.truelayer.bank.BankAccount.Kind;
import dev.tributary.testbed.truelayer.bank.BankAccount.RowIds;
import dev.tributary.testbed.truelayer.history.Households;
import java.math.BigDecimal;

/// Opens accounts for one customer. Their identifiers follow from the username and the account's name, whatever the
/// seed.
record Portfolio(String username) {
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    BankAccount current(String displayName, RowIds rowIds) {
        return account(Households.CURRENT, displayName, "GBP", rowIds);
    }

    BankAccount euro(String displayName, RowIds rowIds) {
        return account(Households.EURO, displayName, "EUR", rowIds);
    }

    BankAccount account(String name, String displayName, String currency, RowIds rowIds) {
        return open(
                Kind.ACCOUNT, name, BankAccount.Type.TRANSACTION, displayName, currency, rowIds, Households.BEGAN_WITH);
    }

    BankAccount savings(String displayName, RowIds rowIds) {
        return open(
                Kind.ACCOUNT,
                Households.SAVINGS,
                BankAccount.Type.SAVINGS,
                displayName,
                "GBP",
                rowIds,
                Households.SAVED_BEFORE);
    }

    BankAccount card(String displayName, RowIds rowIds) {
        return open(Kind.CARD, Households.CARD, BankAccount.Type.CREDIT, displayName, "GBP", rowIds, NOTHING);
    }

    private BankAccount open(
            Kind kind,
            String name,
            BankAccount.Type type,
            String displayName,
            String currency,
            RowIds rowIds,
            BigDecimal opening) {
        return new BankAccount(
                AccountIds.of(username, name), kind, name, type, displayName, currency, rowIds, opening, false);
    }
}
