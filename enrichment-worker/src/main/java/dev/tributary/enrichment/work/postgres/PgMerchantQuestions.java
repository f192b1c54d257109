package dev.tributary.enrichment.work.postgres;

import dev.tributary.enrichment.ladder.Direction;
import dev.tributary.enrichment.ladder.MerchantSide;
import dev.tributary.enrichment.work.MerchantQuestions;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PgMerchantQuestions implements MerchantQuestions {

    // A claim that ran out is anybody's: its worker is gone.
    private static final String CLAIM = """
            INSERT INTO merchant_questions (scope, merchant_key, direction, claim_id, claimed_until)
            SELECT scope, merchant_key, direction, $1, now() + $2 * interval '1 millisecond'
            FROM unnest($3::text[], $4::text[], $5::text[]) AS asked (scope, merchant_key, direction)
            ON CONFLICT (scope, merchant_key, direction) DO UPDATE
                SET claim_id = excluded.claim_id, claimed_until = excluded.claimed_until
                WHERE merchant_questions.claimed_until < now()
            RETURNING scope, merchant_key, direction
            """;

    private static final String RELEASE = "DELETE FROM merchant_questions WHERE claim_id = $1";

    private final Pool pool;

    PgMerchantQuestions(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Set<Asked> claim(UUID claimId, Set<Asked> merchants, Duration claim) {
        // In one order everywhere, so that two claims never wait for each other.
        var ordered = merchants.stream()
                .sorted(Comparator.comparing(Asked::scope)
                        .thenComparing(asked -> asked.merchant().merchantKey())
                        .thenComparing(asked -> asked.merchant().direction()))
                .toList();
        var values = Tuple.of(
                claimId,
                claim.toMillis(),
                ordered.stream().map(Asked::scope).toArray(String[]::new),
                ordered.stream().map(asked -> asked.merchant().merchantKey()).toArray(String[]::new),
                ordered.stream()
                        .map(asked -> asked.merchant().direction().code())
                        .toArray(String[]::new));
        return pool.preparedQuery(CLAIM).execute(values).await().indefinitely().stream()
                .map(row -> new Asked(
                        row.getString("scope"),
                        new MerchantSide(row.getString("merchant_key"), Direction.ofCode(row.getString("direction")))))
                .collect(Collectors.toSet());
    }

    @Override
    public void release(UUID claimId) {
        pool.preparedQuery(RELEASE).execute(Tuple.of(claimId)).await().indefinitely();
    }
}
