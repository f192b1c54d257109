package dev.tributary.imports.plan.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.imports.UserId;
import dev.tributary.imports.plan.Experience;
import dev.tributary.imports.plan.Experience.Past;
import dev.tributary.imports.plan.PastImports;
import dev.tributary.messaging.ReactiveTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/// Reads the figures of imports that are over. They are of this context; whose they were does not leave it.
@ApplicationScoped
class PgPastImports implements PastImports {

    private static final String LANGUAGE_MODEL = "language_model";

    /// The newest fifty of everybody and of the person: two short walks along indexes.
    private static final String LATELY = """
            select user_id = $1 as own, not held as undisturbed, formula_guessed_rows * 2 > formula_rows as guessed,
                   auto_enrich, formula_rows, served - out_of_range as rows, estimated_likely, formula_millis,
                   cast(extract(epoch from ended_at - started_at) * 1000 as bigint) as millis, formula_calls, api_calls,
                   api_cost, enrichment_cost, unknown_prices = 0 as priced, categorised, enrichment_by_source
            from (
                (select * from truelayer_import_jobs where status = 'COMPLETED' order by ended_at desc limit 50)
                union
                (select * from truelayer_import_jobs where status = 'COMPLETED' and user_id = $1
                 order by ended_at desc limit 50)
            ) lately
            where started_at is not null
            order by ended_at desc
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReactiveTransactions transactions;

    PgPastImports(ReactiveTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Experience> asSeenBy(UserId owner) {
        return transactions
                .execute(LATELY, Tuple.of(owner.value()))
                .map(rows ->
                        new Experience(rows.stream().map(PgPastImports::past).toList()));
    }

    private static Past past(Row row) {
        return new Past(
                row.getBoolean("own"),
                row.getBoolean("undisturbed"),
                row.getBoolean("guessed"),
                row.getBoolean("auto_enrich"),
                row.getDouble("formula_rows"),
                row.getLong("rows"),
                row.getLong("estimated_likely"),
                row.getLong("formula_millis"),
                row.getLong("millis"),
                row.getInteger("formula_calls"),
                row.getInteger("api_calls"),
                row.getBigDecimal("api_cost"),
                row.getBigDecimal("enrichment_cost"),
                row.getBoolean("priced"),
                row.getLong("categorised"),
                byLanguageModel(row.getString("enrichment_by_source")));
    }

    private static long byLanguageModel(String bySource) {
        try {
            return JSON.readTree(bySource).path(LANGUAGE_MODEL).asLong();
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("column enrichment_by_source holds no JSON object of counts", damaged);
        }
    }
}
