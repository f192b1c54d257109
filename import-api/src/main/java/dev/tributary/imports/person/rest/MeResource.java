package dev.tributary.imports.person.rest;

import dev.tributary.imports.person.EraseMe;
import dev.tributary.imports.person.ErasureStatus;
import dev.tributary.imports.person.Erasures;
import dev.tributary.imports.person.OtherContexts;
import dev.tributary.imports.rest.Person;
import dev.tributary.people.export.ExportRows;
import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/truelayer/me")
@Tag(name = "me")
@Authenticated
class MeResource {

    private static final String WHOLE = "{\"complete\":true}\n";

    private final EraseMe erasing;
    private final Erasures erasures;
    private final ExportRows rows;
    private final OtherContexts others;
    private final Person person;

    MeResource(EraseMe erasing, Erasures erasures, ExportRows rows, OtherContexts others, Person person) {
        this.erasing = erasing;
        this.erasures = erasures;
        this.rows = rows;
        this.others = others;
        this.person = person;
    }

    @DELETE
    @ResponseStatus(202)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Erase everything that is known of you", description = """
        Running imports are cancelled, schedules and categories go, consents are taken back at TrueLayer, \
        and every context erases its rows. What was spent stays in the installation's sums, as nobody's. \
        Asked again while it goes on it answers the same. This cannot be undone.\
        """)
    public Uni<ErasureStatus> erase() {
        return erasing.erase(person.id());
    }

    @GET
    @Path("/erasure/{erasure_id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "How far your erasure is", description = "Which contexts have answered, and what went.")
    public Uni<ErasureStatus> erasure(@RestPath("erasure_id") UUID erasureId) {
        return erasures.find(erasureId, person.id())
                .map(found -> found.orElseThrow(() -> Problems.unknown(
                        "unknown_erasure", "You have asked for no erasure with the id %s.".formatted(erasureId))));
    }

    @POST
    @Path("/export")
    @RunOnVirtualThread
    @Produces("application/jsonl")
    @Operation(summary = "Everything that is known of you", description = """
        JSON Lines: {context, table, row} for every row of every context, without secrets; the last line \
        is {"complete":true}. A document without it was broken off.\
        """)
    public Response export(@RestHeader("Authorization") String authorization) throws IOException {
        var userId = person.id().value();
        var parts = others.open(authorization);
        StreamingOutput whole = out -> {
            try {
                rows.each(userId, line -> write(out, line));
                copy(parts, out);
                out.write(WHOLE.getBytes(StandardCharsets.UTF_8));
            } finally {
                close(parts);
            }
        };
        return Response.ok(whole)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tributary.jsonl\"")
                .build();
    }

    private static void copy(Map<String, InputStream> parts, OutputStream out) throws IOException {
        for (var part : parts.values()) {
            part.transferTo(out);
        }
    }

    private static void close(Map<String, InputStream> parts) throws IOException {
        for (var part : parts.values()) {
            part.close();
        }
    }

    private static void write(OutputStream out, String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
