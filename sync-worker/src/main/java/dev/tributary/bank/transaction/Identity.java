package dev.tributary.bank.transaction;

import java.util.UUID;

/// @param key unique within one account
/// @param ordinal place among rows with the same fingerprint on one day, from 0; 0 for the other rules
public record Identity(IdentityRule rule, UUID key, int ordinal) {}
