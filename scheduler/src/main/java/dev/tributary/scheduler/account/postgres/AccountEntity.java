package dev.tributary.scheduler.account.postgres;

import dev.tributary.contracts.AccountChanged;
import dev.tributary.contracts.AccountChanged.Availability;
import dev.tributary.scheduler.account.KnownAccount;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/// One row of `known_accounts`.
@Entity(name = "KnownAccount")
@Table(name = "known_accounts")
@NullUnmarked
class AccountEntity {

    @Id
    UUID accountId;

    String userId;

    @Enumerated(EnumType.STRING)
    Availability availability;

    Instant toldAt;
    String providerName;
    Instant consentExpiresAt;

    void take(AccountChanged news) {
        accountId = news.accountId();
        userId = news.userId();
        availability = news.availability();
        toldAt = news.occurredAt();
        providerName = news.providerName();
        consentExpiresAt = news.consentExpiresAt();
    }

    KnownAccount toAccount() {
        return new KnownAccount(accountId, providerName, availability, consentExpiresAt);
    }
}
