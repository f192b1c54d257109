package dev.tributary.testbed.truelayer.bank;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Account identifiers: 32 hexadecimal digits that follow from the customer and the account's name.
final class AccountIds {

    private AccountIds() {}

    static String of(String username, String account) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((username + "/" + account).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
