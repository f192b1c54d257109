package dev.tributary.testbed.truelayer.truth;

import dev.tributary.testbed.truelayer.bank.AccountHistory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// One number for all rows of an account: SHA-256 over a line `booked_on|amount|description` for each, in the order of
/// these lines. Whoever stored the same rows, in whatever order, gets the same.
final class Checksum {

    private Checksum() {}

    static String of(AccountHistory history) {
        var digest = sha256();
        history.rows().stream()
                .map(row -> row.booking())
                .map(booking -> "%s|%s|%s\n"
                        .formatted(booking.bookedOn(), booking.amount().toPlainString(), booking.description()))
                .sorted()
                .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
