package dev.tributary.testbed.cli.progress;

import dev.tributary.contracts.Counts;
import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.AccountStatus;
import dev.tributary.contracts.ImportStatus.Cost;
import dev.tributary.contracts.ImportStatus.EnrichmentStatus;
import dev.tributary.contracts.ImportStatus.Estimate;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.contracts.ImportStatus.Origin;
import dev.tributary.contracts.ImportStatus.Progress;
import dev.tributary.contracts.ImportStatus.Range;
import dev.tributary.contracts.ImportStatus.SyncStatus;
import dev.tributary.contracts.Money;
import dev.tributary.contracts.SourceKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Imports to show.
public final class Jobs {

    public static final UUID JOB = UUID.fromString("0198c000-0000-7000-8000-000000000001");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Jobs() {}

    public static ImportStatus job(long version, JobStatus status, AccountStatus... accounts) {
        return job(version, status, null, List.of(accounts));
    }

    public static ImportStatus enriched(long version, JobStatus status, long categorised, long expected) {
        var enrichment = new EnrichmentStatus(expected, categorised, 0, null, Map.of("local_model", categorised));
        return job(version, status, enrichment, List.of(account("Current", SyncStatus.COMPLETED, 100)));
    }

    public static AccountStatus account(String name, SyncStatus status, int percent) {
        return account(name, status, percent, null, null, rows(percent));
    }

    public static AccountStatus account(String name, SyncStatus status, Counts counts) {
        return account(name, status, 100, null, null, counts);
    }

    private static Counts rows(int percent) {
        return new Counts(percent * 10L, percent * 10L, 0, 0, 0, 0);
    }

    public static AccountStatus waiting(String name, String reason, Instant until) {
        return account(name, SyncStatus.WAITING, 40, reason, until, rows(40));
    }

    private static AccountStatus account(
            String name,
            SyncStatus status,
            int percent,
            @Nullable String reason,
            @Nullable Instant until,
            Counts counts) {
        return new AccountStatus(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                SourceKind.ACCOUNT,
                name,
                "Northbank",
                status,
                reason,
                null,
                null,
                until,
                percent,
                counts,
                List.of(),
                null);
    }

    private static ImportStatus job(
            long version, JobStatus status, @Nullable EnrichmentStatus enrichment, List<AccountStatus> accounts) {
        var total = accounts.stream().map(AccountStatus::counts).reduce(Counts.NONE, Counts::plus);
        var done = (int) accounts.stream()
                .filter(account -> account.status() == SyncStatus.COMPLETED)
                .count();
        var percent = (int)
                accounts.stream().mapToInt(AccountStatus::percent).average().orElse(0);
        var money = Money.zero("GBP");
        return new ImportStatus(
                JOB,
                version,
                status,
                Origin.PERSON,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 3, 1),
                true,
                200,
                5,
                NOON,
                NOON,
                status.isTerminal() ? NOON : null,
                null,
                new Progress(done, accounts.size(), percent),
                accounts,
                total,
                enrichment,
                new Estimate(new Range(1, 2, 3), 10, 2, money, money, money),
                null,
                Cost.none("GBP"),
                null,
                null,
                null,
                null);
    }
}
