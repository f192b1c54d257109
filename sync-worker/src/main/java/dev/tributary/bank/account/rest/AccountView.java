package dev.tributary.bank.account.rest;

import dev.tributary.bank.account.Account;
import dev.tributary.bank.balance.Balances.Standing;
import dev.tributary.bank.coverage.Days;
import dev.tributary.bank.truelayer.Provider;
import dev.tributary.contracts.AccountChanged;
import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.contracts.SourceKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account as a person sees it.
///
/// @param coverage which of its days are known, oldest first
/// @param balance what the bank said last; null before it has
/// @param callsLeftToday times the bank may still be asked for booked rows without the person
/// @param callsResetAt when that grows again; null while none is used
record AccountView(
        UUID accountId,
        UUID connectionId,
        SourceKind kind,
        String displayName,
        String currency,
        Provider provider,
        String providerAccountId,
        Availability availability,
        @Nullable Instant consentExpiresAt,
        @Nullable Instant lastSyncedAt,
        long storedTransactions,
        @Nullable LocalDate earliestTransactionOn,
        @Nullable LocalDate latestTransactionOn,
        List<AccountChanged.Coverage> coverage,
        @Nullable BalanceView balance,
        BalanceProofView balanceProof,
        int callsLeftToday,
        @Nullable Instant callsResetAt) {

    AccountView {
        coverage = List.copyOf(coverage);
    }

    static AccountView of(Account account, Standing standing, Instant now) {
        return new AccountView(
                account.accountId(),
                account.connectionId(),
                account.kind(),
                account.displayName(),
                account.currency(),
                account.provider(),
                account.providerAccountId(),
                account.availability(),
                account.consentExpiresAt(),
                account.lastSyncedAt(),
                account.storedTransactions(),
                account.earliestTransactionOn(),
                account.latestTransactionOn(),
                account.coverage().days().stream().map(Days::told).toList(),
                BalanceView.of(standing.balance()),
                BalanceProofView.of(standing.proof(), account.currency()),
                account.unattendedCalls().left(now),
                account.unattendedCalls().resetsAt(now));
    }

    record Items(List<AccountView> items) {
        Items {
            items = List.copyOf(items);
        }
    }
}
