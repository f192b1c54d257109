package dev.tributary.testbed.truelayer.bank;

import java.math.BigDecimal;

/// An account or a card of one customer.
///
/// @param name its name in the household's ledger
/// @param opening what was on it when its household began
/// @param tellsBalances whether its rows say what was on it after them
public record BankAccount(
        String id,
        Kind kind,
        String name,
        Type type,
        String displayName,
        String currency,
        RowIds rowIds,
        BigDecimal opening,
        boolean tellsBalances) {

    /// TrueLayer serves accounts and cards from different resources.
    public enum Kind {
        ACCOUNT("accounts"),
        CARD("cards");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        /// The resource's first path segment.
        public String path() {
            return path;
        }
    }

    /// TrueLayer's account types, and the one type of card there is here.
    public enum Type {
        TRANSACTION,
        SAVINGS,
        CREDIT
    }

    /// Which identifiers the bank gives its rows.
    public enum RowIds {
        NORMALISED_AND_PROVIDER(true, true),
        NORMALISED(true, false),
        PROVIDER(false, true),
        NONE(false, false);

        private final boolean normalised;
        private final boolean provider;

        RowIds(boolean normalised, boolean provider) {
            this.normalised = normalised;
            this.provider = provider;
        }

        public boolean normalised() {
            return normalised;
        }

        public boolean provider() {
            return provider;
        }
    }

    /// The same account as it appears in lists whose rows have no lasting identifier.
    BankAccount anonymous() {
        return new BankAccount(id, kind, name, type, displayName, currency, RowIds.NONE, opening, false);
    }

    /// Rows of cards never do.
    BankAccount tellingBalances() {
        return new BankAccount(id, kind, name, type, displayName, currency, rowIds, opening, !isCard());
    }

    public boolean isCard() {
        return kind == Kind.CARD;
    }
}
