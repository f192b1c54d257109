package dev.tributary.enrichment.cost.rest;

import dev.tributary.problems.Problems;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// JSON, or the same as a table.
final class Formats {

    private Formats() {}

    static Response answer(@Nullable String format, Object json, Supplier<Csv> csv) {
        if (format == null || format.equals("json")) {
            return Response.ok(json, MediaType.APPLICATION_JSON_TYPE).build();
        }
        if (format.equals("csv")) {
            return Response.ok(csv.get().toString(), "text/csv;charset=UTF-8").build();
        }
        throw Problems.invalid("invalid_format", "format", "format is none there is. Ask for json or csv.");
    }
}
