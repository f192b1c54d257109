package dev.tributary.scheduler.schedule.postgres;

import dev.tributary.scheduler.UserId;
import dev.tributary.scheduler.schedule.IdempotencyKey;
import dev.tributary.scheduler.schedule.Schedule;
import dev.tributary.scheduler.schedule.Schedules;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class PgSchedules implements Schedules, PanacheRepositoryBase<ScheduleEntity, UUID> {

    private static final String OWNED = "scheduleId = ?1 and userId = ?2";
    private static final String TAKE_KEY = """
            INSERT INTO idempotency_keys (user_id, key, fingerprint, schedule_id, created_at)
            VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING""";
    private static final String FORGET_KEYS = "DELETE FROM idempotency_keys WHERE created_at < $1";
    private static final String KEY_OF =
            "SELECT schedule_id FROM idempotency_keys WHERE user_id = ?1 AND key = ?2 AND fingerprint = ?3";

    private final Pool pool;

    PgSchedules(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<List<Schedule>> of(UserId owner) {
        return Panache.withSession(
                        () -> list("userId = ?1", Sort.by("createdAt").and("scheduleId"), owner.value()))
                .map(entities ->
                        entities.stream().map(ScheduleEntity::toSchedule).toList());
    }

    @Override
    public Uni<Optional<Schedule>> find(UUID id, UserId owner) {
        return Panache.withSession(() -> find(OWNED, id, owner.value()).firstResult())
                .map(entity -> Optional.ofNullable(entity).map(ScheduleEntity::toSchedule));
    }

    @Override
    public Uni<Void> add(Schedule schedule) {
        return Panache.withTransaction(() -> persist(ScheduleEntity.of(schedule)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Schedule>> addOnce(Schedule schedule, IdempotencyKey key) {
        return Panache.withTransaction(() -> getSession()
                .chain(session -> take(key, schedule, session)
                        .chain(isNew -> isNew
                                ? persist(ScheduleEntity.of(schedule)).replaceWith(Optional.of(schedule))
                                : addedWith(key, schedule.owner(), session))));
    }

    @Override
    public Uni<Optional<Schedule>> change(UUID id, UserId owner, UnaryOperator<Schedule> change) {
        return Panache.withTransaction(() -> find(OWNED, id, owner.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(entity -> Optional.ofNullable(entity).map(known -> {
                    var changed = change.apply(known.toSchedule());
                    known.take(changed);
                    return changed;
                })));
    }

    @Override
    public Uni<Boolean> remove(UUID id, UserId owner) {
        return Panache.withTransaction(() -> delete(OWNED, id, owner.value())).map(deleted -> deleted == 1);
    }

    /// No person asks for this, so there is no request that a session could belong to.
    @Override
    public Uni<Integer> forgetKeys(Instant usedBefore) {
        return pool.preparedQuery(FORGET_KEYS)
                .execute(Tuple.of(usedBefore.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount());
    }

    private static Uni<Boolean> take(IdempotencyKey key, Schedule schedule, Mutiny.Session session) {
        return session.createNativeQuery(TAKE_KEY)
                .setParameter(1, schedule.owner().value())
                .setParameter(2, key.value())
                .setParameter(3, key.fingerprint())
                .setParameter(4, schedule.id())
                .setParameter(5, schedule.createdAt())
                .executeUpdate()
                .map(inserted -> inserted == 1);
    }

    private Uni<Optional<Schedule>> addedWith(IdempotencyKey key, UserId owner, Mutiny.Session session) {
        return session.createNativeQuery(KEY_OF, UUID.class)
                .setParameter(1, owner.value())
                .setParameter(2, key.value())
                .setParameter(3, key.fingerprint())
                .getSingleResultOrNull()
                .chain(id -> id == null
                        ? Uni.createFrom().item(Optional.empty())
                        : find(OWNED, id, owner.value())
                                .firstResult()
                                .map(entity -> Optional.ofNullable(entity).map(ScheduleEntity::toSchedule)));
    }
}
