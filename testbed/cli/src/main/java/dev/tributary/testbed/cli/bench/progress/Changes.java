package dev.tributary.testbed.cli.bench.progress;

import dev.tributary.contracts.Counts;
import dev.tributary.contracts.ImportJobChanged;
import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.Money;
import dev.tributary.contracts.SourceKind;
import dev.tributary.testbed.cli.http.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// The imports that run, as import-api tells of them.
final class Changes {

    private static final int ACCOUNTS = 3;
    private static final Money NOTHING = Money.zero("GBP");

    private final List<UUID> jobs;

    Changes(int imports) {
        jobs = IntStream.range(0, imports).mapToObj(_ -> UUID.randomUUID()).toList();
    }

    UUID job(int place) {
        return jobs.get(place);
    }

    /// Whose import it is.
    static String user(int place) {
        return "watcher-" + place;
    }

    String event(int place, long version) {
        return Json.write(new ImportJobChanged(UUID.randomUUID(), Instant.now(), user(place), status(place, version)));
    }

    /// What a subscriber is sent.
    String frame(int place, long version) {
        return "{\"type\":\"import_progress\",\"job_id\":\"%s\",\"version\":%d,\"job\":%s}"
                .formatted(job(place), version, Json.write(status(place, version)));
    }

    private ImportStatus status(int place, long version) {
        var counts = new Counts(version * 100, version * 90, version * 10, 0, 0, 0);
        var account = new ImportStatus.AccountStatus(
                new UUID(1, place),
                SourceKind.ACCOUNT,
                "Everyday account",
                "Mock Bank",
                ImportStatus.SyncStatus.SYNCING,
                null,
                null,
                null,
                null,
                40,
                counts,
                List.of(),
                null);
        return new ImportStatus(
                job(place),
                version,
                ImportStatus.JobStatus.RUNNING,
                ImportStatus.Origin.PERSON,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 3, 31),
                true,
                200,
                5,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                new ImportStatus.Progress(0, ACCOUNTS, 40),
                Collections.nCopies(ACCOUNTS, account),
                counts,
                null,
                new ImportStatus.Estimate(new ImportStatus.Range(1000, 1200, 1500), 60, 9, NOTHING, NOTHING, NOTHING),
                null,
                ImportStatus.Cost.none("GBP"),
                null,
                null,
                Instant.EPOCH,
                null);
    }
}
