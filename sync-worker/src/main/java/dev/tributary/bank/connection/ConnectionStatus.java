package dev.tributary.bank.connection;

import com.fasterxml.jackson.annotation.JsonProperty;

/// ```
/// active ──consent ended──▶ needs_reauthorisation
///    └──────disconnected──────────┴────▶ revoked
/// ```
public enum ConnectionStatus {
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("needs_reauthorisation")
    NEEDS_REAUTHORISATION,
    @JsonProperty("revoked")
    REVOKED
}
