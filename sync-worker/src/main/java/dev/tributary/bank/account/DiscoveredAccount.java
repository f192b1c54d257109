package dev.tributary.bank.account;

import dev.tributary.bank.truelayer.BankAccount;
import dev.tributary.contracts.SourceKind;

/// What a listing named, with the resource it was found under.
public record DiscoveredAccount(SourceKind kind, BankAccount account) {}
