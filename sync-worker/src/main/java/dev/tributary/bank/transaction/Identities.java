package dev.tributary.bank.transaction;

import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/// Gives each row of one answer its identity. Twins are counted per day, and an answer holds whole days, so however the
/// days are cut into answers a row keeps its identity. One instance per answer; not for several threads.
public final class Identities {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final char SEPARATOR = '\u001f';
    private static final int AMOUNT_SCALE = 4;

    private final MessageDigest digest = sha256();
    private final TwinCounter twins = new TwinCounter();

    public Identity of(BookedRow row) {
        var normalisedId = row.normalisedProviderTransactionId();
        if (normalisedId != null && !normalisedId.isBlank()) {
            return byId(IdentityRule.NORMALISED_PROVIDER_TRANSACTION_ID, normalisedId);
        }
        var providerId = row.providerTransactionId();
        if (providerId != null && !providerId.isBlank()) {
            return byId(IdentityRule.PROVIDER_TRANSACTION_ID, providerId);
        }
        return byFingerprint(row);
    }

    private Identity byFingerprint(BookedRow row) {
        var fingerprint = key(IdentityRule.FINGERPRINT.code() + SEPARATOR + fingerprint(row));
        var ordinal = twins.next(fingerprint.getMostSignificantBits());
        var key = ordinal == 0 ? fingerprint : key(fingerprint.toString() + SEPARATOR + ordinal);
        return new Identity(IdentityRule.FINGERPRINT, key, ordinal);
    }

    private Identity byId(IdentityRule rule, String id) {
        return new Identity(rule, key(rule.code() + SEPARATOR + id), 0);
    }

    private static String fingerprint(BookedRow row) {
        return row.bookedOn().toString()
                + SEPARATOR
                + row.amount().setScale(AMOUNT_SCALE, RoundingMode.UNNECESSARY).toPlainString()
                + SEPARATOR
                + row.currency()
                + SEPARATOR
                + normalised(row.description());
    }

    /// Banks differ between two calls in spacing and case, and in nothing else that can be told from a change.
    private static String normalised(String description) {
        return SPACES.matcher(description.strip()).replaceAll(" ").toUpperCase(Locale.ROOT);
    }

    /// The first 128 bits of SHA-256: short for the index, and no two texts ever share them.
    private UUID key(String text) {
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
