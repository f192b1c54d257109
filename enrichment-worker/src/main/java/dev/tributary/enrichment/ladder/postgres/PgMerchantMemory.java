package dev.tributary.enrichment.ladder.postgres;

import dev.tributary.enrichment.ladder.Knowledge;
import dev.tributary.enrichment.ladder.Lesson;
import dev.tributary.enrichment.ladder.MerchantMemory;
import dev.tributary.enrichment.ladder.MerchantSide;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Memory. Lessons are written in the transaction of the verdicts they come from.
@ApplicationScoped
public class PgMerchantMemory implements MerchantMemory {

    // What the local model decided with another catalogue is not taken for granted.
    private static final String OF_PERSON = """
            SELECT merchant_key, direction, category, merchant, confidence
            FROM person_merchant_memory JOIN unnest($2::text[], $3::text[]) AS asked (merchant_key, direction)
                USING (merchant_key, direction)
            WHERE user_id = $1 AND (learned_from <> 'local_model' OR learned_with = $4)
            """;

    private static final String OF_EVERYBODY = """
            SELECT merchant_key, direction, category, merchant, confidence
            FROM shared_merchant_memory JOIN unnest($1::text[], $2::text[]) AS asked (merchant_key, direction)
                USING (merchant_key, direction)
            WHERE learned_from <> 'local_model' OR learned_with = $3
            """;

    private static final String LEARN_OF_PERSON = """
            INSERT INTO person_merchant_memory
                (user_id, merchant_key, direction, category, merchant, confidence, learned_from, learned_with)
            SELECT $1, merchant_key, direction, category, merchant, confidence::numeric, learned_from, $2
            FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
                AS lesson (merchant_key, direction, category, merchant, confidence, learned_from)
            ON CONFLICT (user_id, merchant_key, direction) DO UPDATE SET category = excluded.category,
                merchant = excluded.merchant, confidence = excluded.confidence, learned_from = excluded.learned_from,
                learned_with = excluded.learned_with, learned_at = now()
            """;

    private static final String LEARN_OF_EVERYBODY = """
            INSERT INTO shared_merchant_memory
                (merchant_key, direction, category, merchant, confidence, learned_from, learned_with)
            SELECT merchant_key, direction, category, merchant, confidence::numeric, learned_from, $1
            FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
                AS lesson (merchant_key, direction, category, merchant, confidence, learned_from)
            ON CONFLICT (merchant_key, direction) DO UPDATE SET category = excluded.category,
                merchant = excluded.merchant, confidence = excluded.confidence, learned_from = excluded.learned_from,
                learned_with = excluded.learned_with, learned_at = now()
            """;

    private final Pool pool;
    private final String knowledge;

    PgMerchantMemory(Pool pool, Knowledge knowledge) {
        this.pool = pool;
        this.knowledge = knowledge.version();
    }

    @Override
    public Map<MerchantSide, Remembered> ofPerson(String userId, Set<MerchantSide> merchants) {
        return query(OF_PERSON, Tuple.of(userId, Sides.keys(merchants), Sides.directions(merchants), knowledge));
    }

    @Override
    public Map<MerchantSide, Remembered> ofEverybody(Set<MerchantSide> merchants) {
        return query(OF_EVERYBODY, Tuple.of(Sides.keys(merchants), Sides.directions(merchants), knowledge));
    }

    /// Takes part in the connection's transaction.
    public void learn(SqlConnection connection, String userId, List<Lesson> lessons) {
        // In one order everywhere, so that two batches learning the same merchants never wait for each other.
        var ordered = lessons.stream()
                .sorted(Comparator.comparing(
                                (Lesson lesson) -> lesson.merchant().merchantKey())
                        .thenComparing(lesson -> lesson.merchant().direction()))
                .toList();
        var shared = ordered.stream().filter(Lesson::shared).toList();
        var own = ordered.stream().filter(lesson -> !lesson.shared()).toList();
        if (!own.isEmpty()) {
            execute(connection, LEARN_OF_PERSON, withLessons(Tuple.of(userId, knowledge), own));
        }
        if (!shared.isEmpty()) {
            execute(connection, LEARN_OF_EVERYBODY, withLessons(Tuple.of(knowledge), shared));
        }
    }

    private static Tuple withLessons(Tuple tuple, List<Lesson> lessons) {
        return tuple.addArrayOfString(
                        strings(lessons, lesson -> lesson.merchant().merchantKey()))
                .addArrayOfString(
                        strings(lessons, lesson -> lesson.merchant().direction().code()))
                .addArrayOfString(
                        strings(lessons, lesson -> lesson.decided().category().value()))
                .addArrayOfString(strings(lessons, lesson -> lesson.decided().merchant()))
                .addArrayOfString(
                        strings(lessons, lesson -> lesson.decided().confidence().toPlainString()))
                .addArrayOfString(
                        strings(lessons, lesson -> lesson.decided().source().code()));
    }

    private static String[] strings(List<Lesson> lessons, Function<Lesson, String> field) {
        return lessons.stream().map(field).toArray(String[]::new);
    }

    private Map<MerchantSide, Remembered> query(String sql, Tuple values) {
        var found = new HashMap<MerchantSide, Remembered>();
        for (var row : pool.preparedQuery(sql).execute(values).await().indefinitely()) {
            found.put(
                    Sides.read(row),
                    new Remembered(
                            new CategoryKey(row.getString("category")),
                            row.getString("merchant"),
                            row.getBigDecimal("confidence")));
        }
        return found;
    }

    private static void execute(SqlConnection connection, String sql, Tuple values) {
        connection.preparedQuery(sql).execute(values).await().indefinitely();
    }
}
