package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.bank.AccountHistory;
import dev.tributary.testbed.truelayer.bank.BankAccount;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;

/// What is on an account, or owed on a card.
final class BalanceDocuments {
    private static final BigDecimal OVERDRAFT = new BigDecimal("500.00");
    private static final BigDecimal CREDIT_LIMIT = new BigDecimal("7500.00");

    private final Clock clock;

    BalanceDocuments(Clock clock) {
        this.clock = clock;
    }

    /// @param offBy what faults add to the truth
    JsonObject of(AccountHistory history, BigDecimal offBy) {
        var account = history.account();
        var current = balance(history, LocalDate.now(clock)).add(offBy);
        return account.isCard() ? card(history, current.negate()) : account(account, current);
    }

    private JsonObject account(BankAccount account, BigDecimal current) {
        var overdraft = account.type() == BankAccount.Type.TRANSACTION ? OVERDRAFT : BigDecimal.ZERO.setScale(2);
        return new JsonObject()
                .put("currency", account.currency())
                .put("available", current.add(overdraft))
                .put("current", current)
                .put("overdraft", overdraft)
                .put("update_timestamp", clock.instant().toString());
    }

    private JsonObject card(AccountHistory history, BigDecimal owed) {
        var statement = LocalDate.now(clock).withDayOfMonth(1);
        var billed = balance(history, statement.minusDays(1)).negate();
        return new JsonObject()
                .put("currency", history.account().currency())
                // The documents call it a string and show a number; banks send both.
                .put("available", CREDIT_LIMIT.subtract(owed).toPlainString())
                .put("current", owed)
                .put("credit_limit", CREDIT_LIMIT)
                .put("last_statement_balance", billed)
                .put("last_statement_date", statement + "T00:00:00Z")
                .put("payment_due", billed.max(BigDecimal.ZERO))
                .put("payment_due_date", statement.plusDays(20) + "T00:00:00Z")
                .put("update_timestamp", clock.instant().toString());
    }

    private static BigDecimal balance(AccountHistory history, LocalDate day) {
        return history.between(LocalDate.EPOCH, day).stream()
                .map(row -> row.booking().amount())
                .reduce(history.opening(), BigDecimal::add);
    }
}
