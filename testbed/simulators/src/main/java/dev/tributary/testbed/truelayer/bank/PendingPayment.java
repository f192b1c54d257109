package dev.tributary.testbed.truelayer.bank;

import dev.tributary.testbed.truelayer.history.Booking;

/// A payment that is not booked yet. Nothing on the wire links it to the row it becomes.
///
/// @param row how it looks now
/// @param becomes what will be booked; its day, text and amount may all differ
/// @param key where the household wrote it down
public record PendingPayment(BankTransaction row, Booking becomes, RowKey key) {}
