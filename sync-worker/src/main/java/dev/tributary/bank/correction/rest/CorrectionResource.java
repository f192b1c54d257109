package dev.tributary.bank.correction.rest;

import dev.tributary.bank.correction.Corrections;
import dev.tributary.bank.correction.Corrections.Outcome;
import dev.tributary.bank.rest.Tenant;
import dev.tributary.bank.transaction.StoredTransactions;
import dev.tributary.bank.transaction.rest.TransactionView;
import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/truelayer/transactions/{transaction_id}/category")
@Authenticated
@RunOnVirtualThread
class CorrectionResource {

    private final Corrections corrections;
    private final StoredTransactions transactions;
    private final Tenant tenant;

    CorrectionResource(Corrections corrections, StoredTransactions transactions, Tenant tenant) {
        this.corrections = corrections;
        this.transactions = transactions;
        this.tenant = tenant;
    }

    @PATCH
    @Operation(
            summary = "Correct a category",
            description = "What a person says stays, whatever is found out later, and enrichment learns from it.")
    public TransactionView correct(
            @RestPath("transaction_id") String transactionId, @Nullable CorrectionRequest request) {
        var id = id(transactionId);
        var choice = CorrectionRequest.choice(request);
        return shown(id, corrections.correct(tenant.userId(), id, choice));
    }

    @DELETE
    @Operation(
            summary = "Take a correction back",
            description = "The transaction has no category until enrichment says what it would have said.")
    public TransactionView takeBack(@RestPath("transaction_id") String transactionId) {
        var id = id(transactionId);
        return shown(id, corrections.takeBack(tenant.userId(), id));
    }

    private TransactionView shown(UUID id, Outcome outcome) {
        return switch (outcome) {
            case DONE ->
                transactions
                        .find(tenant.userId(), id)
                        .map(TransactionView::of)
                        .orElseThrow(CorrectionResource::unknown);
            case UNKNOWN_TRANSACTION -> throw unknown();
            case WITHDRAWN_TRANSACTION ->
                throw Problems.conflict(
                        "transaction_withdrawn",
                        "The bank has taken this transaction back, so there is nothing left to categorise.");
        };
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw unknown();
        }
    }

    private static RuntimeException unknown() {
        return Problems.unknown(
                "unknown_transaction", "You have no such transaction. GET /api/truelayer/transactions lists yours.");
    }
}
