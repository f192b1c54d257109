package dev.tributary.bank.transaction;

import dev.tributary.bank.transaction.Provenance.Announced;
import dev.tributary.bank.transaction.Provenance.KeptDecision;
import dev.tributary.bank.transaction.Provenance.Sighting;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Provenance in words for the person whose row it is.
public final class Explanation {

    private Explanation() {}

    public static String ofIdentity(StoredTransaction row) {
        return switch (IdentityRule.of(row.identityRule())) {
            case NORMALISED_PROVIDER_TRANSACTION_ID ->
                "The bank gives this transaction an id of its own that does not change. A row with the same id in this "
                        + "account is the same transaction.";
            case PROVIDER_TRANSACTION_ID ->
                "The bank gives this transaction an id. A row with the same id in this account is the same transaction.";
            case FINGERPRINT ->
                "The bank gives this transaction no lasting id, so the day, the amount, the currency and the description "
                        + "together tell it from others. Several equal rows in one answer are counted as several "
                        + "transactions.";
        };
    }

    public static String of(Sighting seen) {
        return "The bank served it again" + (seen.times() > 1 ? " " + seen.times() + " times" : "")
                + "; it was recognised by " + words(seen.rule()) + " and not added twice.";
    }

    public static String of(KeptDecision decision) {
        return switch (DecisionKind.valueOf(decision.kind().toUpperCase(Locale.ROOT))) {
            case RECOGNISED ->
                "It was recognised by " + words(decision.rule())
                        + ", and the bank gave another id with it: from then on it is known by that as well.";
            case UPDATED -> "The bank corrected it: " + changes(decision) + ".";
            case SETTLED -> settled(decision);
            case WITHDRAWN ->
                "The bank's complete answer for these days did not contain it any more, so it no longer counts.";
            case RESTORED -> "The bank served it again, so it counts again.";
            case CORRECTED -> "You corrected it. Nothing automatic changes what you said.";
            case UNDONE -> "You undid the import that brought it. It stays away until you restore it.";
            case UNDO_REVERTED -> "You restored what the undone import had brought.";
        };
    }

    private static String settled(KeptDecision decision) {
        var before =
                decision.announced() == null ? "" : " It had been announced as " + looks(decision.announced()) + ".";
        var why = Settling.BY_ID.equals(decision.rule())
                ? "the bank gave both the same id"
                : "amount, day and description are close, and no other row on either side is";
        return "The bank booked what it had announced before: " + why + "." + before;
    }

    private static String looks(Announced announced) {
        return "'" + announced.description() + "', " + announced.amount() + ", on " + announced.bookedOn();
    }

    private static String changes(KeptDecision decision) {
        return decision.changes().stream()
                .map(change -> change.field().replace('_', ' ') + " from '" + change.before() + "' to '"
                        + change.after() + "'")
                .collect(Collectors.joining(", "));
    }

    private static String words(@Nullable String rule) {
        return switch (rule) {
            case "normalised_provider_transaction_id" -> "the bank's lasting id";
            case "provider_transaction_id" -> "the bank's id";
            case "fingerprint" -> "its day, amount, currency and description";
            case null, default -> "what it looks like";
        };
    }
}
