package dev.tributary.bank.transaction.rest;

/// How a transaction reads as lines of text, each with its line end.
interface ExportFormat {

    /// What comes before the first; may be empty.
    String head();

    String line(TransactionView transaction);
}
