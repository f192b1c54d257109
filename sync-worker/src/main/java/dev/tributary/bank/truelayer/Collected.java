package dev.tributary.bank.truelayer;

/// What became of an answer that was asked for earlier.
public sealed interface Collected {

    /// It was read to its end.
    record Complete(Freshness freshness) implements Collected {}

    record StillPreparing() implements Collected {}

    /// There will be none; it has to be asked for again.
    record Failed(BankFailure failure) implements Collected {}
}
