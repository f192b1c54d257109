package dev.tributary.bank.sync;

import java.time.Instant;
import java.time.LocalDate;

/// What was tried before a call failed.
///
/// @param attempts calls in a row, before this one, that brought nothing new
/// @param askedFrom the first day that was asked for
/// @param remapped whether the account was looked for under another id
/// @param askedLater whether the call was one whose answer is fetched later
/// @param startedAt when the sync began
public record History(int attempts, LocalDate askedFrom, boolean remapped, boolean askedLater, Instant startedAt) {}
