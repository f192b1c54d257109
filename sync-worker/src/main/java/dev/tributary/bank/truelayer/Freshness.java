package dev.tributary.bank.truelayer;

import java.time.Instant;

/// How old an answer is.
///
/// @param asOf when the bank was asked
/// @param cached whether it is an earlier answer, given again without asking the bank
public record Freshness(Instant asOf, boolean cached) {}
