package dev.tributary.imports.job.rest;

import dev.tributary.imports.job.JobId;
import dev.tributary.imports.job.Timeline;
import dev.tributary.imports.job.Timelines;
import dev.tributary.imports.rest.Person;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/truelayer/import/{job_id}/timeline")
@Tag(name = "imports")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
class TimelineResource {

    /// @param by `person`, `schedule`, `queue`, `worker`, `enrichment` or `watch`
    /// @param userId the person; null unless by one
    /// @param reason the person's own words; null when they gave none
    /// @param kind a stable code
    /// @param accountId null when it is about the whole import
    record EntryDocument(
            Instant at,
            String by,
            @Nullable String userId,
            @Nullable String reason,
            String kind,
            @Nullable UUID accountId,
            String message) {}

    /// @param nextCursor null on the last page
    record PageDocument(List<EntryDocument> items, @Nullable String nextCursor) {}

    private final Timelines timelines;
    private final Person person;

    TimelineResource(Timelines timelines, Person person) {
        this.timelines = timelines;
        this.person = person;
    }

    @GET
    @Operation(summary = "Everything that happened to an import, in words", description = "Oldest first.")
    public Uni<PageDocument> page(
            @RestPath("job_id") UUID jobId, @RestQuery @Nullable String cursor, @RestQuery @Nullable Integer limit) {
        var id = new JobId(jobId);
        return timelines
                .page(
                        id,
                        person.id(),
                        cursor == null ? 0 : Cursors.decodeEntry(cursor),
                        HistoryResource.pageSize(limit))
                .map(page -> page.map(this::document).orElseThrow(() -> ImportResource.unknown(id)));
    }

    private PageDocument document(Timelines.Page page) {
        return new PageDocument(
                page.entries().stream().map(this::document).toList(),
                page.next() == null ? null : Cursors.encode(page.next()));
    }

    private EntryDocument document(Timeline.Entry entry) {
        return switch (entry.by().who()) {
            case PERSON -> document(entry, person.id().value());
            case SCHEDULE, QUEUE, WORKER, ENRICHMENT, WATCH -> document(entry, null);
        };
    }

    private static EntryDocument document(Timeline.Entry entry, @Nullable String user) {
        return new EntryDocument(
                entry.at(),
                entry.by().who().name().toLowerCase(Locale.ROOT),
                user,
                entry.by().reason(),
                entry.kind(),
                entry.account() == null ? null : entry.account().value(),
                entry.message());
    }
}
