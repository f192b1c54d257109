package dev.tributary.enrichment.ladder.postgres;

import dev.tributary.enrichment.ladder.MerchantSide;
import dev.tributary.enrichment.ladder.PersonRules;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Corrections that hold from now on. They are written in the transaction of the correction they come from.
@ApplicationScoped
public class PgPersonRules implements PersonRules {

    private static final String IN_FORCE = """
            SELECT DISTINCT ON (merchant_key, direction) merchant_key, direction, category, merchant
            FROM person_rules JOIN unnest($2::text[], $3::text[]) AS asked (merchant_key, direction)
                USING (merchant_key, direction)
            WHERE user_id = $1 AND withdrawn_at IS NULL
            ORDER BY merchant_key, direction, decreed_at DESC
            """;

    private static final String DECREE = """
            INSERT INTO person_rules (user_id, correction_id, merchant_key, direction, category, merchant)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (user_id, correction_id) DO NOTHING
            """;

    private static final String WITHDRAW = """
            UPDATE person_rules SET withdrawn_at = now()
            WHERE user_id = $1 AND correction_id = $2 AND withdrawn_at IS NULL
            RETURNING merchant_key, direction
            """;

    private final Pool pool;

    PgPersonRules(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Map<MerchantSide, PersonRule> inForce(String userId, Set<MerchantSide> merchants) {
        var values = Tuple.of(userId, Sides.keys(merchants), Sides.directions(merchants));
        var found = new HashMap<MerchantSide, PersonRule>();
        for (var row : pool.preparedQuery(IN_FORCE).execute(values).await().indefinitely()) {
            found.put(
                    Sides.read(row),
                    new PersonRule(new CategoryKey(row.getString("category")), row.getString("merchant")));
        }
        return found;
    }

    /// Takes part in the connection's transaction. The same correction twice is one.
    ///
    /// @param merchant the name the person gave; null when they left it
    public void decree(
            SqlConnection connection,
            String userId,
            UUID correctionId,
            MerchantSide side,
            CategoryKey category,
            @Nullable String merchant) {
        var values = Tuple.tuple()
                .addString(userId)
                .addUUID(correctionId)
                .addString(side.merchantKey())
                .addString(side.direction().code())
                .addString(category.value())
                .addString(merchant);
        connection.preparedQuery(DECREE).execute(values).await().indefinitely();
    }

    /// Takes part in the connection's transaction.
    ///
    /// @return whom the rule was about; empty when there was none in force
    public Optional<MerchantSide> withdraw(SqlConnection connection, String userId, UUID correctionId) {
        var rows = connection
                .preparedQuery(WITHDRAW)
                .execute(Tuple.of(userId, correctionId))
                .await()
                .indefinitely()
                .iterator();
        return rows.hasNext() ? Optional.of(Sides.read(rows.next())) : Optional.empty();
    }
}
