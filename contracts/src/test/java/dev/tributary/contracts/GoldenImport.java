package dev.tributary.contracts;

import dev.tributary.contracts.ImportStatus.JobStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// An import as it is told, for tests that ask about a few of its fields.
public final class GoldenImport {

    private static final ImportStatus.Estimate ESTIMATE = new ImportStatus.Estimate(
            new ImportStatus.Range(1000, 1200, 1500), 60, 9, pounds("0"), pounds("0.02"), pounds("0.02"));

    private static final Instant PLANNED_AT = Instant.parse("2026-04-01T08:00:00Z");

    private GoldenImport() {}

    /// An import a person asked for.
    public static ImportStatus of(UUID jobId, long version, JobStatus status) {
        return of(jobId, version, status, ImportStatus.Origin.PERSON, PLANNED_AT);
    }

    /// An import that took a minute if it is over.
    public static ImportStatus of(
            UUID jobId, long version, JobStatus status, ImportStatus.Origin origin, Instant plannedAt) {
        return new ImportStatus(
                jobId,
                version,
                status,
                origin,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 3, 31),
                true,
                200,
                5,
                plannedAt,
                null,
                status.isTerminal() ? plannedAt.plusSeconds(60) : null,
                null,
                new ImportStatus.Progress(0, 1, 10),
                List.of(),
                Counts.NONE,
                null,
                ESTIMATE,
                null,
                ImportStatus.Cost.none("GBP"),
                null,
                null,
                null,
                null);
    }

    private static Money pounds(String amount) {
        return new Money(new BigDecimal(amount), "GBP");
    }
}
