package dev.tributary.bank.transaction.rest;

import dev.tributary.bank.rest.Tenant;
import dev.tributary.bank.transaction.ImportedRows;
import dev.tributary.bank.transaction.UndoOutcome;
import dev.tributary.bank.transaction.UndoReport;
import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/// What an import brought, taken back and given back.
@Path("/api/truelayer/import/{job_id}/transactions")
@Authenticated
@RunOnVirtualThread
class UndoResource {

    private final ImportedRows rows;
    private final Tenant tenant;

    UndoResource(ImportedRows rows, Tenant tenant) {
        this.rows = rows;
        this.tenant = tenant;
    }

    @GET
    @Operation(
            summary = "What undoing an import would remove",
            description = "Rows that a later import served too, and rows a person edited, are kept.")
    public UndoView preview(@RestPath("job_id") String jobId) {
        return UndoView.of(done(rows.preview(tenant.userId(), id(jobId))));
    }

    @DELETE
    @Operation(
            summary = "Undo an import",
            description = "Removes what only this import brought. Removed rows stay away until they are restored.")
    public UndoView.Removed undo(@RestPath("job_id") String jobId) {
        return UndoView.Removed.of(done(rows.undo(tenant.userId(), id(jobId))));
    }

    @POST
    @Path("/restore")
    @Operation(summary = "Take the undoing of an import back")
    public UndoView.Restored restore(@RestPath("job_id") String jobId) {
        var report = done(rows.restore(tenant.userId(), id(jobId)));
        return new UndoView.Restored(report.jobId(), report.sum(UndoReport.OfAccount::removed));
    }

    private static UndoReport done(UndoOutcome outcome) {
        return switch (outcome) {
            case UndoOutcome.Done(var report) -> report;
            case UndoOutcome.UnknownImport() -> throw unknown();
            case UndoOutcome.NotOver() ->
                throw Problems.conflict(
                        "import_not_over",
                        "This import is still going on. Cancel it or wait until it is over, then undo it.");
        };
    }

    private static UUID id(String jobId) {
        try {
            return UUID.fromString(jobId);
        } catch (IllegalArgumentException noId) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return Problems.unknown(
                "unknown_import",
                "You have no such import with transactions. GET /api/truelayer/import/history lists yours.");
    }
}
