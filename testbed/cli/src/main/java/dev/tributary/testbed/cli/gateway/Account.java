package dev.tributary.testbed.cli.gateway;

import dev.tributary.contracts.SourceKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A connected account or card.
///
/// @param providerAccountId TrueLayer's id
/// @param availability `available`, or why an import cannot succeed now
public record Account(
        UUID accountId,
        UUID connectionId,
        SourceKind kind,
        String displayName,
        String currency,
        @Nullable Provider provider,
        String providerAccountId,
        String availability,
        long storedTransactions) {

    public record Provider(String providerId, String displayName) {}

    public boolean isAvailable() {
        return availability.equals("available");
    }

    public String providerName() {
        return provider == null ? "" : provider.displayName();
    }
}
