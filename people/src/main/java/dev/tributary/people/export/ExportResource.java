package dev.tributary.people.export;

import dev.tributary.problems.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// This context's part of what a person can have of themselves.
@Path("/api/truelayer/me/export/{context}")
@Tag(name = "me")
@Authenticated
@RunOnVirtualThread
public class ExportResource {

    private final ExportRows rows;
    private final JsonWebToken token;

    ExportResource(ExportRows rows, JsonWebToken token) {
        this.rows = rows;
        this.token = token;
    }

    @GET
    @Produces("application/jsonl")
    @Operation(summary = "One context's part of your data", description = """
        imports, bank, enrichment or schedules. Every line is {context, table, row}; POST \
        /api/truelayer/me/export answers with all of them.\
        """)
    public StreamingOutput rows(@PathParam("context") String context) {
        if (!context.equals(rows.context())) {
            throw Problems.unknown(
                    "unknown_context", "context", "This context is called %s.".formatted(rows.context()));
        }
        var userId = token.getSubject();
        return out -> {
            var lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            rows.each(userId, line -> write(lines, line));
            lines.flush();
        };
    }

    private static void write(BufferedWriter lines, String line) {
        try {
            lines.write(line);
            lines.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
