package dev.tributary.scheduler.run;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.AccountStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How far the import of a run has come.
///
/// @param version of the import: older news change nothing
/// @param reason of the first account that has one, when the import did not bring everything
public record Outcome(
        RunStatus status,
        UUID jobId,
        long version,
        @Nullable Instant endedAt,
        @Nullable Reason reason) {

    static Outcome of(ImportStatus job) {
        var incomplete = job.status() == JobStatus.FAILED || job.status() == JobStatus.PARTIAL;
        return new Outcome(
                RunStatus.of(job.status()), job.jobId(), job.version(), job.endedAt(), incomplete ? reason(job) : null);
    }

    private static @Nullable Reason reason(ImportStatus job) {
        for (var account : job.accounts()) {
            var reason = reason(account);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    private static @Nullable Reason reason(AccountStatus account) {
        return account.reason() == null || account.message() == null
                ? null
                : new Reason(
                        account.reason(),
                        account.displayName() + ": " + account.message(),
                        Objects.requireNonNullElse(account.nextStep(), "Look at the import for what can be done."));
    }
}
