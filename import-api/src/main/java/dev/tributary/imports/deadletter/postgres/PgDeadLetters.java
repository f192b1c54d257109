package dev.tributary.imports.deadletter.postgres;

import dev.tributary.imports.deadletter.DeadLetter;
import dev.tributary.imports.deadletter.DeadLetter.State;
import dev.tributary.imports.deadletter.DeadLetters;
import dev.tributary.messaging.Ids;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgDeadLetters implements DeadLetters, PanacheRepositoryBase<DeadLetterEntity, UUID> {

    private static final String KEEP = """
            INSERT INTO dead_letters (letter_id, topic, topic_partition, topic_offset, origin_topic, origin_partition,
                                      origin_offset, message_key, payload, reason, died_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (topic, topic_partition, topic_offset) DO NOTHING
            """;
    private static final String SEND_BACK = "insert into outbox (topic, key, payload) values (?1, ?2, ?3)";
    private static final String NUL = "\0";

    private final Pool pool;

    PgDeadLetters(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> keep(Heard heard) {
        var origin = heard.origin();
        var values = Tuple.tuple()
                .addValue(Ids.next())
                .addValue(heard.topic())
                .addValue(heard.partition())
                .addValue(heard.offset())
                .addValue(origin.topic())
                .addValue(origin.partition())
                .addValue(origin.offset())
                .addValue(storable(heard.key()))
                .addValue(
                        heard.payload() == null
                                ? null
                                : Buffer.buffer(heard.payload().array()))
                .addValue(storable(heard.reason()))
                .addValue(heard.diedAt().atOffset(ZoneOffset.UTC));
        return pool.preparedQuery(KEEP).execute(values).replaceWithVoid();
    }

    /// The database keeps every character in a text but one.
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace(NUL, "\uFFFD");
    }

    @Override
    public Uni<Page> page(Filter filter, @Nullable UUID after, int limit) {
        var where = new ArrayList<String>(List.of("1 = 1"));
        var parameters = new Parameters();
        if (filter.state() != null) {
            where.add("state = :state");
            parameters.and("state", filter.state());
        }
        if (filter.topic() != null) {
            where.add("originTopic = :topic");
            parameters.and("topic", filter.topic());
        }
        if (after != null) {
            where.add("letterId < :after");
            parameters.and("after", after);
        }
        return Panache.withSession(() -> find(String.join(" and ", where) + " order by letterId desc", parameters)
                        .page(0, limit + 1)
                        .list())
                .map(found ->
                        page(found.stream().map(DeadLetterEntity::toLetter).toList(), limit));
    }

    private static Page page(List<DeadLetter> found, int limit) {
        return found.size() <= limit
                ? new Page(found, null)
                : new Page(found.subList(0, limit), found.get(limit - 1).id());
    }

    @Override
    public Uni<Optional<DeadLetter>> find(UUID id) {
        return Panache.withSession(
                () -> findById(id).map(row -> Optional.ofNullable(row).map(DeadLetterEntity::toLetter)));
    }

    @Override
    public Uni<Settled> replay(UUID id, String operator, Instant now) {
        return settled(
                id,
                letter -> letter.key() == null || letter.text() == null
                        ? Uni.createFrom().item(false)
                        : sendBack(letter, letter.key(), letter.text()).replaceWith(true),
                State.REPLAYED,
                operator,
                now);
    }

    @Override
    public Uni<Settled> discard(UUID id, String operator, Instant now) {
        return settled(id, _ -> Uni.createFrom().item(true), State.DISCARDED, operator, now);
    }

    private static Uni<Integer> sendBack(DeadLetter letter, String key, String text) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SEND_BACK)
                        .setParameter(1, letter.origin().topic())
                        .setParameter(2, key)
                        .setParameter(3, text)
                        .executeUpdate());
    }

    /// The row is locked, so that of two operators one is told the other was faster.
    private Uni<Settled> settled(
            UUID id, Function<DeadLetter, Uni<Boolean>> work, State state, String operator, Instant now) {
        return Panache.withTransaction(() -> findById(id, LockModeType.PESSIMISTIC_WRITE)
                .chain(row -> {
                    if (row == null) {
                        return Uni.createFrom().item((Settled) new Settled.Unknown());
                    }
                    if (row.state != State.WAITING) {
                        return Uni.createFrom().item((Settled) new Settled.Already(row.toLetter()));
                    }
                    return work.apply(row.toLetter()).map(done -> {
                        if (!done) {
                            return new Settled.CannotBeReplayed(row.toLetter());
                        }
                        row.state = state;
                        row.settledBy = operator;
                        row.settledAt = now;
                        return new Settled.Done(row.toLetter());
                    });
                }));
    }
}
