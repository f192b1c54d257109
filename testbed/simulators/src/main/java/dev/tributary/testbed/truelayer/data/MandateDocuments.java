package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.bank.AccountHistory;
import dev.tributary.testbed.truelayer.bank.BankTransaction;
import dev.tributary.testbed.truelayer.history.DirectDebit;
import dev.tributary.testbed.truelayer.history.StandingOrder;
import dev.tributary.testbed.truelayer.history.TransactionCategory;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/// Standing orders and direct debits: what will leave an account by itself.
final class MandateDocuments {
    private final Clock clock;

    MandateDocuments(Clock clock) {
        this.clock = clock;
    }

    JsonObject of(StandingOrder order, AccountHistory history) {
        var amount = BigDecimal.valueOf(order.amount(), 2);
        return new JsonObject()
                .put("frequency", "IntrvlMnthDay:01:%02d".formatted(order.dayOfMonth()))
                .put("status", "Active")
                .put("timestamp", clock.instant().toString())
                .put("currency", history.account().currency())
                .put("next_payment_date", order.nextAfter(history.until()) + "T00:00:00Z")
                .put("next_payment_amount", amount)
                .put("reference", order.reference())
                .put("payee", order.payee())
                .put(
                        "meta",
                        new JsonObject()
                                .put("provider_account_id", history.account().id()));
    }

    JsonObject of(DirectDebit debit, AccountHistory history) {
        var id = UUID.nameUUIDFromBytes((history.account().id() + debit.reference()).getBytes(StandardCharsets.UTF_8));
        var document = new JsonObject()
                .put("direct_debit_id", id.toString().replace("-", ""))
                .put("timestamp", clock.instant().toString())
                .put("name", debit.merchant().name())
                .put("status", "Active")
                .put("currency", history.account().currency())
                .put(
                        "meta",
                        new JsonObject()
                                .put("provider_mandate_identification", debit.reference())
                                .put("provider_account_id", history.account().id()));
        history.rows().stream()
                .filter(row -> isPaymentOf(row, debit))
                .findFirst()
                .ifPresent(row -> document.put(
                                "previous_payment_timestamp", row.booking().bookedOn() + "T00:00:00Z")
                        .put("previous_payment_amount", row.booking().amount().negate()));
        return document;
    }

    private static boolean isPaymentOf(BankTransaction row, DirectDebit debit) {
        return row.booking().category() == TransactionCategory.DIRECT_DEBIT
                && debit.merchant().equals(row.booking().merchant());
    }
}
