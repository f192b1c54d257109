package dev.tributary.bank.truelayer;

import org.jspecify.annotations.Nullable;

/// A bank, as TrueLayer names it.
public record Provider(
        String providerId, String displayName, @Nullable String logoUri) {}
