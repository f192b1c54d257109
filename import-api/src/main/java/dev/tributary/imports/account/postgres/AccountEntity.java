package dev.tributary.imports.account.postgres;

import dev.tributary.contracts.AccountChanged;
import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.contracts.AccountChanged.CallQuota;
import dev.tributary.contracts.SourceKind;
import dev.tributary.imports.UserId;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.account.ImportableAccount;
import dev.tributary.imports.account.KnownDays;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/// One row of `importable_accounts`.
@Entity(name = "ImportableAccount")
@Table(name = "importable_accounts")
@NullUnmarked
class AccountEntity {

    @Id
    UUID accountId;

    String userId;
    UUID connectionId;

    @Enumerated(EnumType.STRING)
    SourceKind kind;

    String displayName;
    String currency;
    String providerId;
    String providerName;

    @Enumerated(EnumType.STRING)
    Availability availability;

    Instant consentExpiresAt;
    long storedTransactions;
    LocalDate earliestTransactionOn;
    LocalDate latestTransactionOn;
    Instant lastSyncedAt;
    String coverage;
    int callLimit;
    int callsLeft;
    Instant callsResetAt;
    Instant toldAt;

    void take(AccountChanged news) {
        accountId = news.accountId();
        userId = news.userId();
        connectionId = news.connectionId();
        kind = news.kind();
        displayName = news.displayName();
        currency = news.currency();
        providerId = news.providerId();
        providerName = news.providerName();
        availability = news.availability();
        consentExpiresAt = news.consentExpiresAt();
        storedTransactions = news.storedTransactions();
        earliestTransactionOn = news.earliestTransactionOn();
        latestTransactionOn = news.latestTransactionOn();
        lastSyncedAt = news.lastSyncedAt();
        coverage = StoredCoverage.write(news.coverage());
        callLimit = news.unattendedCalls().limit();
        callsLeft = news.unattendedCalls().left();
        callsResetAt = news.unattendedCalls().resetsAt();
        toldAt = news.occurredAt();
    }

    ImportableAccount toAccount() {
        return new ImportableAccount(
                new AccountId(accountId),
                new UserId(userId),
                connectionId,
                kind,
                displayName,
                currency,
                providerId,
                providerName,
                availability,
                consentExpiresAt,
                storedTransactions,
                earliestTransactionOn,
                latestTransactionOn,
                KnownDays.of(StoredCoverage.read(coverage)),
                new CallQuota(callLimit, callsLeft, callsResetAt));
    }
}
