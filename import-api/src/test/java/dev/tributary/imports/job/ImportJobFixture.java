package dev.tributary.imports.job;

import dev.tributary.contracts.Counts;
import dev.tributary.contracts.EnrichmentProgress;
import dev.tributary.contracts.EnrichmentProgress.EnrichmentProgressed;
import dev.tributary.contracts.EnrichmentProgress.JobCostChanged;
import dev.tributary.contracts.ImportStatus.Cost;
import dev.tributary.contracts.ImportStatus.Estimate;
import dev.tributary.contracts.ImportStatus.Origin;
import dev.tributary.contracts.ImportStatus.Parked;
import dev.tributary.contracts.ImportStatus.Range;
import dev.tributary.contracts.Money;
import dev.tributary.contracts.SourceKind;
import dev.tributary.contracts.SyncProgress;
import dev.tributary.contracts.SyncProgress.AccountSyncCancelled;
import dev.tributary.contracts.SyncProgress.AccountSyncCompleted;
import dev.tributary.contracts.SyncProgress.AccountSyncFailed;
import dev.tributary.contracts.SyncProgress.AccountSyncPaused;
import dev.tributary.contracts.SyncProgress.AccountSyncProgressed;
import dev.tributary.contracts.SyncProgress.AccountSyncSkipped;
import dev.tributary.contracts.SyncProgress.AccountSyncWaiting;
import dev.tributary.contracts.SyncProgress.HistoryGap;
import dev.tributary.imports.UserId;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.days.DateRange;
import dev.tributary.imports.days.Days;
import dev.tributary.imports.job.AccountSync.State;
import dev.tributary.imports.job.ImportJob.Ended;
import dev.tributary.imports.job.ImportJob.Paused;
import dev.tributary.imports.job.ImportJob.Planned;
import dev.tributary.imports.job.ImportJob.Running;
import dev.tributary.imports.job.ImportJobEvent.AccountDispatched;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Imports as sentences: accounts go by name, and every report counts itself.
final class ImportJobFixture {

    static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    static final UUID EVENT = new UUID(0, 1);
    static final String USER = "alice";
    static final Days DAYS = Days.of(new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 28)));

    private final String[] names;
    private final boolean enrich;
    private final int parallel;
    private final Days days;

    private ImportJobFixture(boolean enrich, int parallel, Days days, String... names) {
        this.enrich = enrich;
        this.days = days;
        this.parallel = parallel;
        this.names = names;
    }

    static ImportJobFixture aJobOf(String... accounts) {
        return new ImportJobFixture(false, 5, DAYS, accounts);
    }

    ImportJobFixture enriched() {
        return new ImportJobFixture(true, parallel, days, names);
    }

    ImportJobFixture atMost(int accountsAtATime) {
        return new ImportJobFixture(enrich, accountsAtATime, days, names);
    }

    Planned planned() {
        var nothing = Money.zero("GBP");
        var facts = new Facts(
                new JobId(new UUID(0, 7)),
                new UserId(USER),
                Origin.PERSON,
                new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 28)),
                new Settings(enrich, 100, parallel),
                new Estimate(new Range(1, 2, 3), 4, 5, nothing, nothing, nothing),
                "GBP",
                Formula.NONE,
                NOW);
        return Planned.of(
                facts,
                Arrays.stream(names)
                        .map(name ->
                                new AccountSync.Account(account(name), SourceKind.ACCOUNT, name, "Mock Bank", days))
                        .toList());
    }

    ImportJob.Queued queued() {
        return (ImportJob.Queued) planned().start("192.0.2.1", NOW).job();
    }

    Running running() {
        return (Running) queued().admit(NOW).job();
    }

    Paused paused() {
        return (Paused) running().pause(NOW).job();
    }

    /// With one new row of the first account still without a category.
    ImportJob.Enriching enriching() {
        return (ImportJob.Enriching) enriched()
                .running()
                .report(completed(names[0], 1, rows(1)), NOW)
                .job();
    }

    Ended cancelled() {
        return (Ended) running().cancel(NOW).job();
    }

    static AccountId account(String name) {
        return new AccountId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    static State stateOf(String name, ImportJob job) {
        return sync(name, job).state();
    }

    static AccountSync sync(String name, ImportJob job) {
        return job.accounts().all().stream()
                .filter(sync -> sync.account().id().equals(account(name)))
                .findFirst()
                .orElseThrow();
    }

    static List<String> dispatched(Decision decision) {
        return switch (decision) {
            case Decision.Moved moved ->
                moved.events().stream()
                        .filter(AccountDispatched.class::isInstance)
                        .map(event -> sync(((AccountDispatched) event).account(), moved.job()))
                        .toList();
            case Decision.Unchanged _, Decision.Refused _ -> List.of();
        };
    }

    private static String sync(AccountId account, ImportJob job) {
        return job.accounts().all().stream()
                .filter(sync -> sync.account().id().equals(account))
                .map(sync -> sync.account().displayName())
                .findFirst()
                .orElseThrow();
    }

    static Counts rows(long synced) {
        return new Counts(synced, synced, 0, 0, 0, 0);
    }

    static SyncProgress progressed(String name, long sequence, Counts counts, int percent) {
        return new AccountSyncProgressed(EVENT, NOW, USER, job(), account(name).value(), sequence, counts, percent);
    }

    static SyncProgress waiting(String name, long sequence) {
        return new AccountSyncWaiting(
                EVENT,
                NOW,
                USER,
                job(),
                account(name).value(),
                sequence,
                Counts.NONE,
                NOW.plusSeconds(60),
                "rate_limited",
                "The bank asks for a pause.");
    }

    static SyncProgress pausedReport(String name, long sequence, Counts counts) {
        return new AccountSyncPaused(EVENT, NOW, USER, job(), account(name).value(), sequence, counts);
    }

    static SyncProgress completed(String name, long sequence, Counts counts) {
        return new AccountSyncCompleted(EVENT, NOW, USER, job(), account(name).value(), sequence, counts, null);
    }

    static SyncProgress completedWithoutJanuary(String name, long sequence, Counts counts) {
        var january = new dev.tributary.contracts.DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
        return new AccountSyncCompleted(
                EVENT,
                NOW,
                USER,
                job(),
                account(name).value(),
                sequence,
                counts,
                new HistoryGap(january, "history_locked", "The bank gives 90 days.", "Connect it again."));
    }

    static EnrichmentProgress parked(long sequence, long rows, long parked) {
        return new EnrichmentProgressed(
                EVENT,
                NOW,
                USER,
                job(),
                sequence,
                rows,
                0,
                new Parked(parked, "budget_reached", "The budget is used up.", "Raise it."),
                Map.of("local_model", rows));
    }

    ImportJobFixture withNothingToAsk() {
        return new ImportJobFixture(enrich, parallel, Days.NONE, names);
    }

    static SyncProgress skipped(String name, long sequence) {
        return new AccountSyncSkipped(
                EVENT, NOW, USER, job(), account(name).value(), sequence, Counts.NONE, "not_offered", "No cards here.");
    }

    static SyncProgress failed(String name, long sequence) {
        return new AccountSyncFailed(
                EVENT,
                NOW,
                USER,
                job(),
                account(name).value(),
                sequence,
                Counts.NONE,
                "consent_expired",
                "The consent has ended.",
                "Connect the bank again.");
    }

    static SyncProgress cancelledReport(String name, long sequence, Counts counts) {
        return new AccountSyncCancelled(EVENT, NOW, USER, job(), account(name).value(), sequence, counts);
    }

    static EnrichmentProgress categorised(long sequence, long rows, long failed) {
        return new EnrichmentProgressed(
                EVENT, NOW, USER, job(), sequence, rows, failed, null, Map.of("local_model", rows));
    }

    static EnrichmentProgress cost(long sequence, String pounds) {
        var api = new Money(new BigDecimal(pounds), "GBP");
        return new JobCostChanged(EVENT, NOW, USER, job(), sequence, new Cost(1, api, 0, 0, Money.zero("GBP"), api, 0));
    }

    private static UUID job() {
        return new UUID(0, 7);
    }
}
