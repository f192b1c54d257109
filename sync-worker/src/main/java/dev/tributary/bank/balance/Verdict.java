package dev.tributary.bank.balance;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Whether an account's rows add up to what the bank says is on it.
public sealed interface Verdict {

    /// How it was found out.
    enum Method {
        /// The bank says after each row what was on the account.
        RUNNING_BALANCES,
        /// What was on the account at first, and the rows since, make the balance.
        OPENING_AND_SUM
    }

    /// Why nothing can be said.
    enum Reason {
        /// The bank has not told a balance.
        NO_BALANCE,
        /// There is one balance so far, and nothing to compare it with.
        FIRST_BALANCE,
        /// The newest days have not been imported, and the balance is of today.
        NOT_UP_TO_DATE,
        /// Days in between have not been imported.
        GAP,
        /// Rows in another currency: what they did to the balance is not known.
        OTHER_CURRENCY
    }

    /// Every row of these days is there, once.
    record Proven(Method method, LocalDate from, LocalDate to) implements Verdict {}

    /// @param firstDay the first whose rows do not lead to what the bank says was on the account after it; the row at
    /// fault is of this day, or of one since the last day that was proven
    /// @param difference what the rows lack to make the balance, negative when money that left is
    ///     missing; null when the bank's own figures contradict each other
    record Broken(
            Method method, LocalDate firstDay, @Nullable BigDecimal difference) implements Verdict {}

    record Unknown(Reason reason) implements Verdict {}
}
