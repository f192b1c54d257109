package dev.tributary.bank.truelayer;

import java.net.URI;
import java.time.Instant;

/// An answer that TrueLayer prepares while nobody waits on the line.
///
/// @param taskId what a webhook names it by
/// @param askedAt how old the answer will be
public record BankTask(String taskId, URI resultsUri, Instant askedAt) {}
