package dev.tributary.imports.job.rest;

import dev.tributary.contracts.ImportStatus;
import dev.tributary.contracts.ImportStatus.JobStatus;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.job.ImportHistory;
import dev.tributary.imports.job.ImportHistory.AskedBy;
import dev.tributary.imports.job.ImportHistory.Filter;
import dev.tributary.imports.job.ImportHistory.Queue;
import dev.tributary.imports.rest.Person;
import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/truelayer/import")
@Tag(name = "imports")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
class HistoryResource {

    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;

    /// @param nextCursor null on the last page
    record PageDocument(List<ImportStatus> items, @Nullable String nextCursor) {}

    private final ImportHistory history;
    private final Person person;

    HistoryResource(ImportHistory history, Person person) {
        this.history = history;
        this.person = person;
    }

    @GET
    @Path("/history")
    @Operation(
            summary = "Past and present imports, newest first",
            description =
                    "from and to are days (UTC) on which imports were planned; origin is person, schedule or retry.")
    public Uni<PageDocument> page(
            @RestQuery @Nullable String status,
            @RestQuery("account_id") @Nullable UUID accountId,
            @RestQuery @Nullable LocalDate from,
            @RestQuery @Nullable LocalDate to,
            @RestQuery @Nullable String origin,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Integer limit) {
        var filter = new Filter(
                status == null ? null : named(JobStatus.values(), status, "status"),
                accountId == null ? null : new AccountId(accountId),
                from == null ? null : from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                origin == null ? null : named(AskedBy.values(), origin, "origin"));
        return history.page(person.id(), filter, cursor == null ? null : Cursors.decode(cursor), pageSize(limit))
                .map(page -> new PageDocument(page.items(), page.next() == null ? null : Cursors.encode(page.next())));
    }

    @GET
    @Path("/queue")
    @Operation(summary = "What waits, runs, is paused, and ended lately")
    public Uni<Queue> queue() {
        return history.queue(person.id());
    }

    private static <E extends Enum<E>> E named(E[] choices, String name, String field) {
        return Arrays.stream(choices)
                .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(
                        "unknown_" + field,
                        field,
                        "There is no such %s. Pick one of: %s."
                                .formatted(
                                        field,
                                        Arrays.stream(choices)
                                                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(", ")))));
    }

    static int pageSize(@Nullable Integer limit) {
        if (limit == null) {
            return USUAL_PAGE;
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Problems.invalid(
                    "limit_out_of_range", "limit", "limit is %d. Choose 1 to %d.".formatted(limit, LARGEST_PAGE));
        }
        return limit;
    }
}
