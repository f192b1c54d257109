package dev.tributary.bank.truelayer.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.bank.truelayer.AccountNumbers;
import dev.tributary.bank.truelayer.BankAccount;
import dev.tributary.bank.truelayer.BankBalance;
import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure.BrokenAnswer;
import dev.tributary.bank.truelayer.Consent;
import dev.tributary.bank.truelayer.Provider;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The small answers: `/me`, `/accounts`, `/cards`. Read leniently: only an id is required.
final class Listings {

    private static final Pattern AMOUNT = Pattern.compile("[+-]?\\d{1,12}(\\.\\d{1,4})?");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s._-]");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}");
    private static final Pattern SORT_CODE = Pattern.compile("[0-9]{6}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{6,20}");
    private static final Pattern LAST_FOUR = Pattern.compile("[0-9]{4}$");
    private static final Pattern NETWORK = Pattern.compile("[0-9A-Z]+");

    private Listings() {}

    static Consent consent(JsonNode me) {
        return new Consent(
                provider(me.path("provider")), instant(text(me, "consent_expires_at")), text(me, "credentials_id"));
    }

    static List<BankAccount> accounts(JsonNode results) {
        return StreamSupport.stream(results.spliterator(), false)
                .filter(item -> text(item, "account_id") != null)
                .map(Listings::account)
                .toList();
    }

    private static BankAccount account(JsonNode item) {
        var currency = text(item, "currency");
        return new BankAccount(
                item.path("account_id").asText(),
                name(item),
                currency == null ? "GBP" : currency,
                provider(item.path("provider")),
                numbers(item));
    }

    private static AccountNumbers numbers(JsonNode item) {
        var number = item.path("account_number");
        return new AccountNumbers(
                shaped(text(number, "iban"), IBAN),
                shaped(text(number, "sort_code"), SORT_CODE),
                shaped(text(number, "number"), NUMBER),
                lastFour(text(item, "partial_card_number")),
                shaped(text(item, "card_network"), NETWORK));
    }

    /// A number some of whose digits are hidden tells accounts apart no more.
    private static @Nullable String shaped(@Nullable String text, Pattern shape) {
        if (text == null) {
            return null;
        }
        var plain = SEPARATORS.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
        return shape.matcher(plain).matches() ? plain : null;
    }

    private static @Nullable String lastFour(@Nullable String text) {
        var shown = text == null ? null : LAST_FOUR.matcher(text);
        return shown != null && shown.find() ? shown.group() : null;
    }

    /// An amount may come as a number or in quotes.
    static BankBalance balance(JsonNode item) {
        var currency = text(item, "currency");
        if (currency == null) {
            throw new BankCallFailed(new BrokenAnswer("no_balance"));
        }
        return new BankBalance(
                currency,
                amount(item, "current"),
                amount(item, "available"),
                amount(item, "overdraft"),
                amount(item, "credit_limit"),
                instant(text(item, "update_timestamp")));
    }

    private static @Nullable BigDecimal amount(JsonNode item, String field) {
        var value = item.path(field);
        var written = value.isNumber() ? value.decimalValue().toPlainString() : value.asText("");
        return AMOUNT.matcher(written).matches() ? new BigDecimal(written) : null;
    }

    private static String name(JsonNode item) {
        var name = text(item, "display_name");
        if (name != null) {
            return name;
        }
        var type = text(item, item.has("card_type") ? "card_type" : "account_type");
        return type == null ? "Account" : type;
    }

    private static @Nullable Provider provider(JsonNode provider) {
        var id = text(provider, "provider_id");
        if (id == null) {
            return null;
        }
        var name = text(provider, "display_name");
        return new Provider(id, name == null ? id : name, text(provider, "logo_uri"));
    }

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.path(field);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
