package dev.tributary.bank.transaction.rest;

import dev.tributary.bank.rest.Tenant;
import dev.tributary.bank.transaction.Provenances;
import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/truelayer/transactions/{transaction_id}/provenance")
@Authenticated
@RunOnVirtualThread
class ProvenanceResource {

    private final Provenances provenances;
    private final Tenant tenant;

    ProvenanceResource(Provenances provenances, Tenant tenant) {
        this.provenances = provenances;
        this.tenant = tenant;
    }

    @GET
    @Operation(
            summary = "Where a transaction comes from",
            description =
                    "Which import brought it, what makes it itself, who served it again, and every decision since.")
    public ProvenanceView provenance(@RestPath("transaction_id") String transactionId) {
        try {
            return provenances
                    .find(tenant.userId(), UUID.fromString(transactionId))
                    .map(ProvenanceView::of)
                    .orElseThrow(ProvenanceResource::unknown);
        } catch (IllegalArgumentException noId) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return Problems.unknown(
                "unknown_transaction", "You have no such transaction. GET /api/truelayer/transactions lists yours.");
    }
}
