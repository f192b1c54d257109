package dev.tributary.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Anything that crosses a topic. As JSON it carries its `type`; a reader ignores fields it does not know and refuses a
/// type it does not know.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "account_changed", value = AccountChanged.class),
    @JsonSubTypes.Type(name = "consent_expiring", value = ConsentExpiring.class),
    @JsonSubTypes.Type(name = "erasure_requested", value = Erasure.ErasureRequested.class),
    @JsonSubTypes.Type(name = "data_erased", value = Erasure.DataErased.class),
    @JsonSubTypes.Type(name = "user_erased", value = Erasure.UserErased.class),
    @JsonSubTypes.Type(name = "import_job_changed", value = ImportJobChanged.class),
    @JsonSubTypes.Type(name = "import_job_forgotten", value = ImportJobForgotten.class),
    @JsonSubTypes.Type(name = "import_paused", value = ImportControl.ImportPaused.class),
    @JsonSubTypes.Type(name = "import_resumed", value = ImportControl.ImportResumed.class),
    @JsonSubTypes.Type(name = "import_cancelled", value = ImportControl.ImportCancelled.class),
    @JsonSubTypes.Type(name = "sync_account", value = SyncAccount.class),
    @JsonSubTypes.Type(name = "account_sync_progressed", value = SyncProgress.AccountSyncProgressed.class),
    @JsonSubTypes.Type(name = "account_sync_waiting", value = SyncProgress.AccountSyncWaiting.class),
    @JsonSubTypes.Type(name = "account_sync_paused", value = SyncProgress.AccountSyncPaused.class),
    @JsonSubTypes.Type(name = "account_sync_completed", value = SyncProgress.AccountSyncCompleted.class),
    @JsonSubTypes.Type(name = "account_sync_skipped", value = SyncProgress.AccountSyncSkipped.class),
    @JsonSubTypes.Type(name = "account_sync_failed", value = SyncProgress.AccountSyncFailed.class),
    @JsonSubTypes.Type(name = "account_sync_cancelled", value = SyncProgress.AccountSyncCancelled.class),
    @JsonSubTypes.Type(name = "transactions_imported", value = TransactionsImported.class),
    @JsonSubTypes.Type(name = "rows_requested", value = RowsRequested.class),
    @JsonSubTypes.Type(name = "requested_rows_told", value = RequestedRows.RequestedRowsTold.class),
    @JsonSubTypes.Type(name = "row_request_answered", value = RequestedRows.RowRequestAnswered.class),
    @JsonSubTypes.Type(name = "transactions_removed", value = TransactionsRemoved.class),
    @JsonSubTypes.Type(name = "transaction_corrected", value = Correction.TransactionCorrected.class),
    @JsonSubTypes.Type(name = "correction_withdrawn", value = Correction.CorrectionWithdrawn.class),
    @JsonSubTypes.Type(name = "enrichment_progressed", value = EnrichmentProgress.EnrichmentProgressed.class),
    @JsonSubTypes.Type(name = "job_cost_changed", value = EnrichmentProgress.JobCostChanged.class),
    @JsonSubTypes.Type(name = "transactions_enriched", value = TransactionsEnriched.class),
    @JsonSubTypes.Type(name = "api_call_made", value = ApiCallMade.class),
    @JsonSubTypes.Type(name = "schedule_fired", value = ScheduleFired.class),
    @JsonSubTypes.Type(name = "scheduled_import_refused", value = ScheduledImportRefused.class)
})
public sealed interface Event
        permits AccountChanged,
                ApiCallMade,
                ConsentExpiring,
                Correction,
                EnrichmentProgress,
                Erasure,
                ImportControl,
                ImportJobChanged,
                ImportJobForgotten,
                RequestedRows,
                RowsRequested,
                ScheduleFired,
                ScheduledImportRefused,
                SyncAccount,
                SyncProgress,
                TransactionsEnriched,
                TransactionsImported,
                TransactionsRemoved {

    /// UUIDv7, one per event; the same on every redelivery.
    UUID eventId();

    Instant occurredAt();

    /// The tenant: the subject of the person's token.
    String userId();

    /// The topic this event travels on.
    Topic topic();

    /// The record's key on that topic.
    String key();

    /// The import it is about; null when it is about none.
    default @Nullable UUID jobId() {
        return null;
    }

    /// The account it is about; null when it is about none, or about several.
    default @Nullable UUID accountId() {
        return null;
    }
}
