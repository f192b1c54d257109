package dev.tributary.testbed.truelayer.bank;

import java.time.LocalDate;

/// The place of a row in its account's book: the day, and the place within the day.
public record RowKey(LocalDate day, int ordinal) {}
