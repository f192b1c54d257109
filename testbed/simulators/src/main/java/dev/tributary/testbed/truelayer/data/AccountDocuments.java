package dev.tributary.testbed.truelayer.data;

import dev.tributary.testbed.truelayer.bank.BankAccount;
import dev.tributary.testbed.truelayer.bank.Provider;
import dev.tributary.testbed.truelayer.faults.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;

/// How accounts and cards describe themselves.
final class AccountDocuments {
    private final Clock clock;

    AccountDocuments(Clock clock) {
        this.clock = clock;
    }

    JsonObject describe(DataCall call, BankAccount account) {
        var document = account.isCard() ? card(call, account) : account(call, account);
        return call.struckBy(Fault.UnknownValues.class) ? strange(document) : document;
    }

    static JsonObject provider(Provider provider, String baseUrl) {
        return new JsonObject()
                .put("provider_id", provider.id())
                .put("display_name", provider.displayName())
                .put("logo_uri", "%s/logos/%s.svg".formatted(baseUrl, provider.id()));
    }

    private static JsonObject strange(JsonObject document) {
        return document.put(document.containsKey("card_type") ? "card_type" : "account_type", "TIME_DEPOSIT_ON_MARS")
                .put("x_introduced_yesterday", new JsonObject().put("deep", new JsonArray().add(1)));
    }

    private JsonObject account(DataCall call, BankAccount account) {
        return new JsonObject()
                .put("update_timestamp", clock.instant().toString())
                .put("account_id", call.shownId(account))
                .put("account_type", account.type().name())
                .put("display_name", account.displayName())
                .put("currency", account.currency())
                .put("account_number", number(call.customer().provider(), account))
                .put("provider", provider(call.customer().provider(), call.baseUrl()));
    }

    private JsonObject card(DataCall call, BankAccount card) {
        var today = LocalDate.now(clock);
        return new JsonObject()
                .put("account_id", call.shownId(card))
                .put("card_network", digits(card, 2) == 0 ? "VISA" : "MASTERCARD")
                .put("card_type", card.type().name())
                .put("currency", card.currency())
                .put("display_name", card.displayName())
                .put("partial_card_number", "%04d".formatted(digits(card, 10_000)))
                .put("name_on_card", call.customer().fullName().toUpperCase(Locale.ROOT))
                .put("valid_from", "%d-01".formatted(today.getYear() - 2))
                .put("valid_to", "%d-12".formatted(today.getYear() + 2))
                .put("update_timestamp", clock.instant().toString())
                .put("provider", provider(call.customer().provider(), call.baseUrl()));
    }

    private static JsonObject number(Provider provider, BankAccount account) {
        var number = "%08d".formatted(digits(account, 100_000_000));
        if (!"uk".equals(provider.country())) {
            return new JsonObject().put("iban", "DE00370400440" + number + "0").put("swift_bic", "RHEIDEK1XXX");
        }
        return new JsonObject()
                .put("iban", "GB00NRTH040004" + number)
                .put("number", number)
                .put("sort_code", "04-00-%02d".formatted(digits(account, 90)))
                .put("swift_bic", "NRTHGB2LXXX");
    }

    private static int digits(BankAccount account, int bound) {
        return Math.floorMod(account.id().hashCode(), bound);
    }
}
