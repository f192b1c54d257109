package dev.tributary.testbed.truelayer.truth;

import dev.tributary.testbed.truelayer.bank.AccountHistory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// One number for all rows of an account: SHA-256 over a line `booked_on|amount|description` for each, in the order of
/// these lines. Whoever stored the same rows, in whatever order, gets the same.
final class Checksum {
    private static final int DATE_LENGTH = 10;

    private Checksum() {}

    static String of(AccountHistory history) {
        var digest = sha256();
        var day = new ArrayList<String>();
        // A line begins with its day, and rows are in the order of their days: sorting day by day is enough.
        for (var row : history.rows().reversed()) {
            var line = "%s|%s|%s\n"
                    .formatted(
                            row.booking().bookedOn(),
                            row.booking().amount().toPlainString(),
                            row.booking().description());
            if (!day.isEmpty() && !day.getLast().startsWith(line.substring(0, DATE_LENGTH))) {
                flush(day, digest);
            }
            day.add(line);
        }
        flush(day, digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void flush(List<String> day, MessageDigest digest) {
        day.stream().sorted().forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        day.clear();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
