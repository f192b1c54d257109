package dev.tributary.bank.transaction;

import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// Digests of what makes a row itself. Not for several threads.
final class Fingerprints {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final char SEPARATOR = '\u001f';
    private static final int AMOUNT_SCALE = 4;

    private final MessageDigest digest = sha256();

    ServedRow of(UUID newId, BookedRow row) {
        var day = row.bookedOn().toString();
        var amount =
                row.amount().setScale(AMOUNT_SCALE, RoundingMode.UNNECESSARY).toPlainString();
        var fingerprint = key(
                IdentityRule.FINGERPRINT,
                day + SEPARATOR + amount + SEPARATOR + row.currency() + SEPARATOR + normalised(row.description()));
        return new ServedRow(newId, strongest(row, fingerprint), fingerprint, content(row, day, amount), row);
    }

    /// By the strongest thing the row has; the fingerprint's ordinal is settled among the rows that share it.
    private Identity strongest(BookedRow row, UUID fingerprint) {
        if (row.normalisedProviderTransactionId() != null) {
            var rule = IdentityRule.NORMALISED_PROVIDER_TRANSACTION_ID;
            return new Identity(rule, key(rule, row.normalisedProviderTransactionId()), 0);
        }
        if (row.providerTransactionId() != null) {
            var rule = IdentityRule.PROVIDER_TRANSACTION_ID;
            return new Identity(rule, key(rule, row.providerTransactionId()), 0);
        }
        return new Identity(IdentityRule.FINGERPRINT, fingerprint, 0);
    }

    /// @param ordinal place among rows with this fingerprint, from 0
    Identity twin(UUID fingerprint, int ordinal) {
        var key = ordinal == 0 ? fingerprint : digest(fingerprint.toString() + SEPARATOR + ordinal);
        return new Identity(IdentityRule.FINGERPRINT, key, ordinal);
    }

    /// What a row is known by until it is booked: never the same as a booked row's.
    Identity pending(Identity identity) {
        return new Identity(identity.rule(), digest("pending" + SEPARATOR + identity.key()), identity.ordinal());
    }

    /// Banks differ between two calls in spacing and case, and in nothing else that can be told from a change.
    private static String normalised(String description) {
        var stripped = description.strip();
        var single = hasOddSpaces(stripped) ? SPACES.matcher(stripped).replaceAll(" ") : stripped;
        return single.toUpperCase(Locale.ROOT);
    }

    /// Most descriptions have none, and need not be searched with a pattern.
    private static boolean hasOddSpaces(String text) {
        var before = 'x';
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (character < ' ' || (character == ' ' && before == ' ')) {
                return true;
            }
            before = character;
        }
        return false;
    }

    /// Everything a bank may correct, and the running balance, which a late row shifts. Two contents share it only if
    /// they are equal.
    private long content(BookedRow row, String day, String amount) {
        var text = day
                + SEPARATOR
                + row.bookedAt().toInstant().truncatedTo(ChronoUnit.MICROS)
                + SEPARATOR
                + amount
                + SEPARATOR
                + row.currency()
                + SEPARATOR
                + row.transactionType()
                + SEPARATOR
                + row.description()
                + SEPARATOR
                + row.runningBalance();
        return digest(text).getMostSignificantBits();
    }

    private UUID key(IdentityRule rule, String text) {
        return digest(rule.code() + SEPARATOR + text);
    }

    /// The first 128 bits of SHA-256: short for the index, and no two texts ever share them.
    private UUID digest(String text) {
        var bytes = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
