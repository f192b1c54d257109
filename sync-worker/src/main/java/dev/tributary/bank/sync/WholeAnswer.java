package dev.tributary.bank.sync;

import dev.tributary.bank.transaction.ServedIdentities;
import java.time.Instant;

/// A window's answer that was read to its end.
///
/// @param asOf when the bank gave it
public record WholeAnswer(ServedIdentities served, Instant asOf) {}
