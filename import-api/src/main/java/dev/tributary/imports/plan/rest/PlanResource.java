package dev.tributary.imports.plan.rest;

import dev.tributary.contracts.ImportStatus.Origin;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.account.AwaitAccounts;
import dev.tributary.imports.plan.DaysAsked;
import dev.tributary.imports.plan.PlanImport;
import dev.tributary.imports.plan.PlanRefusal;
import dev.tributary.imports.plan.PlanRequest;
import dev.tributary.imports.rest.IdempotentRequests;
import dev.tributary.imports.rest.Person;
import dev.tributary.problems.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

@Path("/api/truelayer/import/plan")
@Tag(name = "imports")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class PlanResource {

    /// What a client sends; what is left out has the usual value.
    record Body(
            @Nullable UUID connectionId,
            @Nullable LocalDate fromDate,
            @Nullable LocalDate toDate,
            @Nullable String preset,
            @Nullable Boolean incremental,
            @Nullable Boolean fillGaps,
            @Nullable List<UUID> accountIds,
            @Nullable List<UUID> cardIds,
            @Nullable Boolean autoEnrich,
            @Nullable Integer batchSize,
            @Nullable Integer maxParallelAccounts) {}

    private final AwaitAccounts awaiting;
    private final PlanImport planning;
    private final IdempotentRequests requests;
    private final Person person;

    PlanResource(AwaitAccounts awaiting, PlanImport planning, IdempotentRequests requests, Person person) {
        this.awaiting = awaiting;
        this.planning = planning;
        this.requests = requests;
        this.person = person;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Plan an import",
            description =
                    "Checks the request, estimates rows, time, calls and cost, and stores the plan. No bank is asked."
                            + " The days are from_date and to_date, a preset, incremental (what may have come since each account's last import)"
                            + " or fill_gaps (only days that may miss rows, of the range or of all that was imported before).")
    public Uni<PlanDocument> plan(@RestHeader("Idempotency-Key") @Nullable String idempotencyKey, @Nullable Body body) {
        if (body == null) {
            throw Problems.invalid(
                    "body_missing", "account_ids", "Send a JSON object with the accounts and the range.");
        }
        return awaiting.await(person.id(), accounts(body))
                .chain(() -> requests.once(
                        idempotencyKey, person.id(), body, PlanDocument.class, () -> planned(requestOf(body))));
    }

    private Uni<PlanDocument> planned(PlanRequest request) {
        return planning.plan(request).map(result -> switch (result) {
            case PlanImport.Result.Stored stored -> PlanDocument.of(stored.plan());
            case PlanImport.Result.Refused refused -> throw problem(refused.refusal());
        });
    }

    private PlanRequest requestOf(Body body) {
        return new PlanRequest(
                person.id(),
                Origin.PERSON,
                body.connectionId(),
                new DaysAsked(
                        body.fromDate(),
                        body.toDate(),
                        body.preset(),
                        isTrue(body.incremental()),
                        isTrue(body.fillGaps())),
                accounts(body),
                body.autoEnrich() == null || body.autoEnrich(),
                body.batchSize() == null ? PlanRequest.USUAL_BATCH_SIZE : body.batchSize(),
                body.maxParallelAccounts() == null ? PlanRequest.USUAL_PARALLEL_ACCOUNTS : body.maxParallelAccounts());
    }

    private static HttpProblem problem(PlanRefusal refusal) {
        return switch (refusal.kind()) {
            case INVALID -> Problems.invalid(refusal.code(), refusal.field(), refusal.sentence());
            case UNKNOWN -> Problems.unknown(refusal.code(), refusal.field(), refusal.sentence());
        };
    }

    private static List<AccountId> accounts(Body body) {
        return Stream.concat(stream(body.accountIds()), stream(body.cardIds()))
                .map(AccountId::new)
                .toList();
    }

    private static boolean isTrue(@Nullable Boolean choice) {
        return choice != null && choice;
    }

    private static Stream<UUID> stream(@Nullable List<UUID> ids) {
        return ids == null ? Stream.empty() : ids.stream();
    }
}
