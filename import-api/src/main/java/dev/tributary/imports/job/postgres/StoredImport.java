package dev.tributary.imports.job.postgres;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;

/// An import as it lies in its two tables. Rows come and go as JSON objects whose members are named like the columns:
/// an import is read whole by one statement, and no column is known by its place.
record StoredImport(JobRow job, List<ProgressRow> accounts) {

    /// To be followed by a condition on `j`.
    static final String READ = """
            select row_to_json(j)::text as job,
                   (select json_agg(p order by p.position) from truelayer_import_progress p where p.job_id = j.job_id)::text
                       as accounts
            from truelayer_import_jobs j
            """;

    /// Enumerations are stored by their names; what the contracts call them outside is no matter here.
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .disable(MapperFeature.USE_ANNOTATIONS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static StoredImport read(Row row) {
        try {
            return new StoredImport(
                    JSON.readValue(row.getString("job"), JobRow.class),
                    List.of(JSON.readValue(row.getString("accounts"), ProgressRow[].class)));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a row of an import cannot be read", damaged);
        }
    }

    /// @param rows one or a list of them
    static String json(Object rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a row of an import cannot be written", impossible);
        }
    }
}
