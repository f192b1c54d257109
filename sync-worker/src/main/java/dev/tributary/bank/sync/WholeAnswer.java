package dev.tributary.bank.sync;

import dev.tributary.bank.transaction.ServedIdentities;
import dev.tributary.bank.truelayer.Freshness;

/// A window's answer that was read to its end.
///
public record WholeAnswer(ServedIdentities served, Freshness freshness) {}
