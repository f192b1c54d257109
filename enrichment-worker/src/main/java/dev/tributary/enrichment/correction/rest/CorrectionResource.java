package dev.tributary.enrichment.correction.rest;

import dev.tributary.contracts.Money;
import dev.tributary.enrichment.correction.Corrections;
import dev.tributary.enrichment.correction.Corrections.Known;
import dev.tributary.enrichment.correction.Corrections.SimilarRow;
import dev.tributary.enrichment.rest.Person;
import dev.tributary.problems.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a correction means for similar rows: those of the same merchant, in the same direction, of the same person.
@Path("/api/truelayer/enrichment/corrections/{correction_id}")
@Authenticated
@RunOnVirtualThread
class CorrectionResource {

    private static final int SAMPLE = 10;

    private final Corrections corrections;
    private final Person person;

    CorrectionResource(Corrections corrections, Person person) {
        this.corrections = corrections;
        this.person = person;
    }

    @GET
    public CorrectionAnswer correction(@PathParam("correction_id") String correctionId) {
        return answer(find(correctionId));
    }

    /// Changes similar rows. Once more changes those that have come since.
    @POST
    @Path("/apply")
    public CorrectionAnswer apply(@PathParam("correction_id") String correctionId) {
        var known = find(correctionId);
        return switch (known.status()) {
            case OFFERED, APPLIED -> answer(corrections.apply(known));
            case UNDONE, WITHDRAWN ->
                throw Problems.conflict(
                        "correction_undone",
                        "This correction was taken back. Correct the transaction again to have others follow.");
        };
    }

    /// Similar rows get back what they had. The row itself stays as the person said.
    @DELETE
    public CorrectionAnswer undo(@PathParam("correction_id") String correctionId) {
        var known = find(correctionId);
        return switch (known.status()) {
            case OFFERED, APPLIED -> answer(corrections.undo(known));
            case UNDONE, WITHDRAWN -> answer(known);
        };
    }

    private Known find(String correctionId) {
        try {
            return corrections
                    .find(UUID.fromString(correctionId), person.userId())
                    .orElseThrow(CorrectionResource::unknown);
        } catch (IllegalArgumentException noId) {
            throw unknown();
        }
    }

    private static HttpProblem unknown() {
        return Problems.unknown(
                "unknown_correction",
                "You have no correction with this id that others could follow. It may take a moment to arrive.");
    }

    private CorrectionAnswer answer(Known known) {
        var similar = corrections.similar(known, SAMPLE);
        return new CorrectionAnswer(
                known.correctionId(),
                known.transactionId(),
                known.category().top().value(),
                known.category().subcategory(),
                known.name(),
                known.status().code(),
                similar.count(),
                similar.changed(),
                similar.sample().stream().map(RowAnswer::of).toList(),
                known.correctedAt());
    }

    /// @param similarCount rows of the same merchant that do not have this category yet
    /// @param changedCount rows it has changed
    /// @param sample the newest of the similar ones
    record CorrectionAnswer(
            UUID correctionId,
            UUID transactionId,
            String category,
            @Nullable String subcategory,
            @Nullable String merchant,
            String status,
            long similarCount,
            long changedCount,
            List<RowAnswer> sample,
            Instant correctedAt) {}

    record RowAnswer(
            UUID transactionId,
            UUID accountId,
            LocalDate bookedOn,
            String description,
            Money amount,
            @Nullable String category,
            @Nullable String subcategory) {
        static RowAnswer of(SimilarRow row) {
            var decimals = Math.max(2, row.amount().stripTrailingZeros().scale());
            return new RowAnswer(
                    row.transactionId(),
                    row.accountId(),
                    row.bookedOn(),
                    row.description(),
                    new Money(row.amount().setScale(decimals, RoundingMode.UNNECESSARY), row.currency()),
                    row.category(),
                    row.subcategory());
        }
    }
}
