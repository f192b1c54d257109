package dev.tributary.bank.sync;

/// What the database made of a batch.
///
/// @param inserted rows that were not there
/// @param updated rows that were there and changed at the bank
/// @param rejected unreadable rows that were not known yet
public record Stored(int inserted, int updated, int rejected) {}
