package dev.tributary.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything a person may want to know of one import: the answer of `GET /import/status/{job_id}`, the
/// frame of the progress stream and the payload of `import.jobs` are this one document.
///
/// @param version strictly increasing per job; a reader keeps the highest it has seen
/// @param queuePosition 1 = next; null unless queued
/// @param enrichment null when the job did not ask for it
/// @param actual what came of the estimate; null until the import is over
/// @param cost actual so far, from the cost ledger
/// @param waiting why nothing moves; null while something does
/// @param message where the import stands, in words; null when the status says it all
/// @param estimatedCompletion null when unknown or over
/// @param completionWindow how sure `estimatedCompletion` is: it narrows as the import goes on; null with it
public record ImportStatus(
        UUID jobId,
        long version,
        JobStatus status,
        Origin origin,
        LocalDate fromDate,
        LocalDate toDate,
        boolean autoEnrich,
        int batchSize,
        int maxParallelAccounts,
        Instant plannedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer queuePosition,
        Progress progress,
        List<AccountStatus> accounts,
        Counts totalSoFar,
        @Nullable EnrichmentStatus enrichment,
        Estimate estimate,
        @Nullable Actual actual,
        Cost cost,
        @Nullable Waiting waiting,
        @Nullable String message,
        @Nullable Instant estimatedCompletion,
        @Nullable CompletionWindow completionWindow) {

    public ImportStatus {
        accounts = List.copyOf(accounts);
    }

    public enum JobStatus {
        @JsonProperty("planned")
        PLANNED,
        @JsonProperty("queued")
        QUEUED,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("paused")
        PAUSED,
        @JsonProperty("enriching")
        ENRICHING,
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("partial")
        PARTIAL,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED;

        public boolean isTerminal() {
            return switch (this) {
                case COMPLETED, PARTIAL, FAILED, CANCELLED -> true;
                case PLANNED, QUEUED, RUNNING, PAUSED, ENRICHING -> false;
            };
        }
    }

    public enum SyncStatus {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("syncing")
        SYNCING,
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("paused")
        PAUSED,
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("skipped")
        SKIPPED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED
    }

    /// Who asked for the import: a person, a schedule, or a person who retries what an earlier import did not get.
    ///
    /// @param scheduleId null unless a schedule asked
    /// @param runId null unless a schedule asked
    /// @param retryOf the earlier import; null unless this is a retry
    public record Origin(
            @Nullable UUID scheduleId,
            @Nullable UUID runId,
            @Nullable UUID retryOf) {
        public static final Origin PERSON = new Origin(null, null, null);
    }

    /// @param percent 0–100 over all selected accounts, not over those seen so far
    public record Progress(int completedAccounts, int totalAccounts, int percent) {}

    /// @param reason a stable code, such as `rate_limited` or `consent_expired`; null when there is nothing to explain
    /// @param message the reason in words; null with `reason`
    /// @param nextStep what the person can do, in words; null when there is nothing to do
    /// @param waitingUntil null unless waiting
    /// @param percent 0–100
    /// @param ranges the days asked for, oldest first; empty when there is nothing to ask for
    /// @param gap days of them the bank does not give; null when there are none
    public record AccountStatus(
            UUID accountId,
            SourceKind kind,
            String displayName,
            String providerName,
            SyncStatus status,
            @Nullable String reason,
            @Nullable String message,
            @Nullable String nextStep,
            @Nullable Instant waitingUntil,
            int percent,
            Counts counts,
            List<DateRange> ranges,
            @Nullable DateRange gap) {
        public AccountStatus {
            ranges = List.copyOf(ranges);
        }
    }

    /// Every account that is not over waits.
    ///
    /// @param until when the first of them goes on
    /// @param reason a stable code: that of the account that goes on first
    public record Waiting(Instant until, String reason, String message) {}

    /// Both ends are as likely as not to hold.
    public record CompletionWindow(Instant earliest, Instant latest) {}

    /// @param expected rows that enrichment has to answer for
    /// @param parked rows that wait for more than time; null when none does
    /// @param bySource rows categorised, by the rung of the ladder that decided
    public record EnrichmentStatus(
            long expected,
            long categorised,
            long failed,
            @Nullable Parked parked,
            Map<String, Long> bySource) {
        public EnrichmentStatus {
            bySource = Map.copyOf(bySource);
        }
    }

    /// @param rows that go on when the person has done the next step
    /// @param reason a stable code, for example `budget_reached`
    /// @param nextStep what the person can do, in words
    public record Parked(long rows, String reason, String message, String nextStep) {}

    public record Range(long low, long likely, long high) {}

    /// @param transactions rows in the range, known ones too
    /// @param apiCost null when the price of a call is not known
    /// @param enrichmentCost null when the price of a category is not known
    /// @param totalCost null when a part of it is not known
    public record Estimate(
            Range transactions,
            long durationSeconds,
            int apiCalls,
            @Nullable Money apiCost,
            @Nullable Money enrichmentCost,
            @Nullable Money totalCost) {}

    /// The estimate's figures as they turned out.
    ///
    /// @param unknownPrices calls or tokens whose price is not in the price list: the costs are then a lower bound
    public record Actual(
            long transactions,
            long durationSeconds,
            int apiCalls,
            Money apiCost,
            Money enrichmentCost,
            Money totalCost,
            int unknownPrices) {}

    /// @param unknownPrices calls or tokens whose price is not in the price list: the sums are then a lower bound
    public record Cost(
            int apiCalls, Money api, int llmCalls, long llmTokens, Money enrichment, Money total, int unknownPrices) {
        public static Cost none(String currency) {
            var zero = Money.zero(currency);
            return new Cost(0, zero, 0, 0, zero, zero, 0);
        }
    }
}
