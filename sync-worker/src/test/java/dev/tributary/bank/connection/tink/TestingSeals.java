package dev.tributary.bank.connection.tink;

import dev.tributary.bank.connection.SecretSeal;

/// Seals with keys of a test's own.
public final class TestingSeals {

    private TestingSeals() {}

    public static SecretSeal with(String keyset) {
        return new TinkSeal(() -> keyset);
    }
}
