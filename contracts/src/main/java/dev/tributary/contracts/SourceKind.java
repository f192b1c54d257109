package dev.tributary.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// TrueLayer serves bank accounts and cards from different resources.
public enum SourceKind {
    @JsonProperty("account")
    ACCOUNT,
    @JsonProperty("card")
    CARD
}
