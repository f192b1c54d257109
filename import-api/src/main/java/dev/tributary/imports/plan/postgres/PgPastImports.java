package dev.tributary.imports.plan.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.imports.UserId;
import dev.tributary.imports.plan.Experience;
import dev.tributary.imports.plan.Experience.Past;
import dev.tributary.imports.plan.PastImports;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;

/// Reads the figures of imports that are over. They are of this context; whose they were does not leave it.
@ApplicationScoped
class PgPastImports implements PastImports {

    private static final String LANGUAGE_MODEL = "language_model";

    /// The newest fifty of everybody and of the person: two short walks along indexes.
    private static final String LATELY = """
            select user_id = ?1, not held, formula_guessed_rows * 2 > formula_rows, formula_rows, served - out_of_range, formula_millis,
                   cast(extract(epoch from ended_at - started_at) * 1000 as bigint), formula_calls, api_calls,
                   api_cost, enrichment_cost, unknown_prices = 0, categorised, enrichment_by_source
            from (
                (select * from truelayer_import_jobs where status = 'COMPLETED' order by ended_at desc limit 50)
                union
                (select * from truelayer_import_jobs where status = 'COMPLETED' and user_id = ?1
                 order by ended_at desc limit 50)
            ) lately
            where started_at is not null
            order by ended_at desc
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Uni<Experience> asSeenBy(UserId owner) {
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(LATELY, Object[].class)
                        .setParameter(1, owner.value())
                        .getResultList())
                .map(rows ->
                        new Experience(rows.stream().map(PgPastImports::past).toList())));
    }

    private static Past past(Object[] row) {
        return new Past(
                (Boolean) row[0],
                (Boolean) row[1],
                (Boolean) row[2],
                ((Number) row[3]).doubleValue(),
                count(row[4]),
                count(row[5]),
                count(row[6]),
                Math.toIntExact(count(row[7])),
                Math.toIntExact(count(row[8])),
                (BigDecimal) row[9],
                (BigDecimal) row[10],
                (Boolean) row[11],
                count(row[12]),
                byLanguageModel((String) row[13]));
    }

    private static long count(Object column) {
        return ((Number) column).longValue();
    }

    private static long byLanguageModel(String bySource) {
        try {
            return JSON.readTree(bySource).path(LANGUAGE_MODEL).asLong();
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("column enrichment_by_source holds no JSON object of counts", damaged);
        }
    }
}
