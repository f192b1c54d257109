package dev.tributary.imports.deadletter.postgres;

import dev.tributary.imports.deadletter.DeadLetter;
import dev.tributary.imports.deadletter.DeadLetter.State;
import dev.tributary.imports.deadletter.DeadLetters;
import dev.tributary.messaging.ReactiveTransactions;
import dev.tributary.messaging.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgDeadLetters implements DeadLetters {

    private static final String PAGE = """
            SELECT * FROM dead_letters
            WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR origin_topic = $2)
              AND ($3::uuid IS NULL OR letter_id < $3)
            ORDER BY letter_id DESC LIMIT $4
            """;
    private static final String FIND = "SELECT * FROM dead_letters WHERE letter_id = $1";
    private static final String HOLD = FIND + " FOR UPDATE";
    private static final String SEND_BACK = "INSERT INTO outbox (topic, key, payload) VALUES ($1, $2, $3)";
    private static final String SETTLE = """
            UPDATE dead_letters SET state = $2, settled_by = $3, settled_at = $4 WHERE letter_id = $1 RETURNING *
            """;

    private final ReactiveTransactions transactions;

    PgDeadLetters(ReactiveTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Void> keep(Heard heard) {
        return transactions
                .execute(DeadLetterRows.KEEP, DeadLetterRows.kept(heard))
                .replaceWithVoid();
    }

    @Override
    public Uni<Page> page(Filter filter, @Nullable UUID after, int limit) {
        var state = filter.state() == null ? null : filter.state().name();
        return read(PAGE, Tuple.of(state, filter.topic(), after, limit + 1))
                .map(found -> found.size() <= limit
                        ? new Page(found, null)
                        : new Page(found.subList(0, limit), found.get(limit - 1).id()));
    }

    @Override
    public Uni<Optional<DeadLetter>> find(UUID id) {
        return read(FIND, Tuple.of(id)).map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<Settled> replay(UUID id, String operator, Instant now) {
        return whileWaiting(
                id,
                letter -> letter.key() == null || letter.text() == null
                        ? Uni.createFrom().item(new Settled.CannotBeReplayed(letter))
                        : transactions
                                .execute(SEND_BACK, Tuple.of(letter.origin().topic(), letter.key(), letter.text()))
                                .chain(() -> settle(id, State.REPLAYED, operator, now)));
    }

    @Override
    public Uni<Settled> discard(UUID id, String operator, Instant now) {
        return whileWaiting(id, _ -> settle(id, State.DISCARDED, operator, now));
    }

    private interface Settling {
        Uni<? extends Settled> settle(DeadLetter letter);
    }

    /// The row is held, so that of two operators one is told the other was faster.
    private Uni<Settled> whileWaiting(UUID id, Settling settling) {
        return transactions.call(_ -> read(HOLD, Tuple.of(id)).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new Settled.Unknown());
            }
            var letter = found.getFirst();
            return letter.state() == State.WAITING
                    ? settling.settle(letter).map(Settled.class::cast)
                    : Uni.createFrom().item(new Settled.Already(letter));
        }));
    }

    private Uni<Settled> settle(UUID id, State state, String operator, Instant now) {
        return read(SETTLE, Tuple.of(id, state.name(), operator, Times.offset(now)))
                .map(settled -> new Settled.Done(settled.getFirst()));
    }

    private Uni<List<DeadLetter>> read(String sql, Tuple values) {
        return transactions
                .execute(sql, values)
                .map(rows -> rows.stream().map(DeadLetterRows::read).toList());
    }
}
