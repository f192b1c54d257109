package dev.tributary.imports.job.rest;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.imports.job.AdmitImports;
import dev.tributary.imports.job.CancelImport;
import dev.tributary.imports.job.Decision;
import dev.tributary.imports.job.ForgetImport;
import dev.tributary.imports.job.ImportHistory;
import dev.tributary.imports.job.ImportJobs.Change;
import dev.tributary.imports.job.JobId;
import dev.tributary.imports.job.PauseImport;
import dev.tributary.imports.job.Refusal;
import dev.tributary.imports.job.ResumeImport;
import dev.tributary.imports.job.RetryImport;
import dev.tributary.imports.job.StartImport;
import dev.tributary.imports.rest.IdempotentRequests;
import dev.tributary.imports.rest.Person;
import dev.tributary.problems.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/truelayer/import")
@Tag(name = "imports")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
class ImportResource {

    private static final String ONLY_CANCEL = "cancel";

    record StartBody(@Nullable UUID jobId) {}

    /// What an `Idempotency-Key` stands for.
    record Request(String move, UUID jobId) {}

    private final StartImport starting;
    private final PauseImport pausing;
    private final ResumeImport resuming;
    private final CancelImport cancelling;
    private final ForgetImport forgetting;
    private final RetryImport retrying;
    private final AdmitImports admission;
    private final ImportHistory history;
    private final IdempotentRequests requests;
    private final Person person;

    ImportResource(
            StartImport starting,
            PauseImport pausing,
            ResumeImport resuming,
            CancelImport cancelling,
            ForgetImport forgetting,
            RetryImport retrying,
            AdmitImports admission,
            ImportHistory history,
            IdempotentRequests requests,
            Person person) {
        this.starting = starting;
        this.pausing = pausing;
        this.resuming = resuming;
        this.cancelling = cancelling;
        this.forgetting = forgetting;
        this.retrying = retrying;
        this.admission = admission;
        this.history = history;
        this.requests = requests;
        this.person = person;
    }

    @POST
    @Path("/start")
    @ResponseStatus(202)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Start a planned import",
            description = "Starting it again changes nothing and answers the same.")
    public Uni<ImportStatus> start(
            @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @RestQuery @Nullable String reason,
            @Nullable StartBody body) {
        if (body == null || body.jobId() == null) {
            throw Problems.invalid("job_id_missing", "job_id", "Send the job_id that the plan answered.");
        }
        var id = new JobId(body.jobId());
        var by = Reasons.of(reason);
        return requests.once(
                        idempotencyKey,
                        person.id(),
                        new Request("start", id.value()),
                        ImportStatus.class,
                        () -> starting.start(id, person.id(), by, person.address())
                                .map(change -> statusAfter(change, id)))
                .call(admission::admit)
                .chain(() -> status(id.value()));
    }

    @GET
    @Path("/status/{job_id}")
    @Operation(summary = "An import as it is now")
    public Uni<ImportStatus> status(@RestPath("job_id") UUID jobId) {
        var id = new JobId(jobId);
        return history.status(id, person.id()).map(status -> status.orElseThrow(() -> unknown(id)));
    }

    @PATCH
    @Path("/{job_id}/pause")
    @Operation(summary = "Pause a running import", description = "Each account stops after the batch at hand.")
    public Uni<ImportStatus> pause(@RestPath("job_id") UUID jobId, @RestQuery @Nullable String reason) {
        var id = new JobId(jobId);
        return pausing.pause(id, person.id(), Reasons.of(reason)).map(change -> statusAfter(change, id));
    }

    @PATCH
    @Path("/{job_id}/resume")
    @Operation(summary = "Resume a paused import", description = "Each account goes on where it stopped.")
    public Uni<ImportStatus> resume(@RestPath("job_id") UUID jobId, @RestQuery @Nullable String reason) {
        var id = new JobId(jobId);
        return resuming.resume(id, person.id(), Reasons.of(reason)).map(change -> statusAfter(change, id));
    }

    @DELETE
    @Path("/{job_id}")
    @Operation(
            summary = "Cancel or forget an import",
            description =
                    "Cancels one that is not over: what was imported stays. Takes one that is over out of the history: 204."
                            + " With only=cancel one that is over stays as it is, so that a cancel that comes too late loses nothing.")
    public Uni<RestResponse<ImportStatus>> cancel(
            @RestPath("job_id") UUID jobId, @RestQuery @Nullable String only, @RestQuery @Nullable String reason) {
        if (only != null && !only.equals(ONLY_CANCEL)) {
            throw Problems.invalid("unknown_choice", "only", "only can be cancel, or left out.");
        }
        var id = new JobId(jobId);
        return cancelling.cancel(id, person.id(), Reasons.of(reason)).chain(change -> {
            var status = statusAfter(change, id);
            var isOver = change.orElseThrow().decision() instanceof Decision.Unchanged;
            return isOver && only == null
                    ? forgetting.forget(id, person.id()).replaceWith(RestResponse.noContent())
                    : Uni.createFrom().item(RestResponse.ok(status));
        });
    }

    @POST
    @Path("/{job_id}/retry")
    @ResponseStatus(202)
    @Operation(
            summary = "Ask again for what an import did not get",
            description =
                    "Starts a new import of the accounts that failed or were cancelled; the old one stays as it is.")
    public Uni<ImportStatus> retry(
            @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @RestPath("job_id") UUID jobId,
            @RestQuery @Nullable String reason) {
        var id = new JobId(jobId);
        var by = Reasons.of(reason);
        return requests.once(
                        idempotencyKey,
                        person.id(),
                        new Request("retry", jobId),
                        ImportStatus.class,
                        () -> retrying.retry(id, person.id(), by, person.address())
                                .map(result -> statusOf(result, id)))
                .call(admission::admit)
                .chain(retry -> status(retry.jobId()));
    }

    private static ImportStatus statusOf(RetryImport.Result result, JobId id) {
        return switch (result) {
            case RetryImport.Result.Started started -> started.status();
            case RetryImport.Result.Refused refused -> throw refused(refused.refusal());
            case RetryImport.Result.Unknown _ -> throw unknown(id);
        };
    }

    private static ImportStatus statusAfter(Optional<Change> change, JobId id) {
        var made = change.orElseThrow(() -> unknown(id));
        return switch (made.decision()) {
            case Decision.Moved _, Decision.Unchanged _ -> made.status();
            case Decision.Refused refused -> throw refused(refused.refusal());
        };
    }

    private static HttpProblem refused(Refusal refusal) {
        return Problems.conflict(refusal.code(), refusal.sentence());
    }

    static HttpProblem unknown(JobId id) {
        return Problems.unknown(
                "unknown_import",
                "You have no import with the id %s. Your history lists those you have.".formatted(id));
    }
}
