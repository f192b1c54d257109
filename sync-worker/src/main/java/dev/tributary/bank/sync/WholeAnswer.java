package dev.tributary.bank.sync;

import dev.tributary.bank.transaction.Answer;
import dev.tributary.bank.truelayer.Freshness;

/// A window's answer that was read to its end.
///
public record WholeAnswer(Answer served, Freshness freshness) {}
