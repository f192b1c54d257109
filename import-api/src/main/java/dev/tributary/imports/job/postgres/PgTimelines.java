package dev.tributary.imports.job.postgres;

import dev.tributary.imports.UserId;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.job.Actor;
import dev.tributary.imports.job.JobId;
import dev.tributary.imports.job.Timeline.Entry;
import dev.tributary.imports.job.Timelines;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

@ApplicationScoped
class PgTimelines implements Timelines {

    /// All in one statement, numbered in their order.
    private static final String WRITE = """
            insert into import_timeline (job_id, happened_at, actor, reason, kind, account_id, message)
            select ?1, cast(entry ->> 'at' as timestamptz), entry ->> 'actor', entry ->> 'reason', entry ->> 'kind',
                   cast(entry ->> 'account' as uuid), entry ->> 'message'
            from json_array_elements(cast(cast(?2 as text) as json)) with ordinality as told (entry, place)
            order by place
            """;
    private static final String READ = """
            select t.entry_id, t.happened_at, t.actor, t.reason, t.kind, t.account_id, t.message
            from truelayer_import_jobs j
            left join import_timeline t on t.job_id = j.job_id and t.entry_id > ?3
            where j.job_id = ?1 and j.user_id = ?2
            order by t.entry_id limit ?4
            """;

    /// Takes part in the session's transaction.
    static Uni<Void> write(Mutiny.Session session, UUID job, List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var told = new JsonArray(entries.stream().map(PgTimelines::json).toList());
        return session.createNativeQuery(WRITE)
                .setParameter(1, job)
                .setParameter(2, told.encode())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static JsonObject json(Entry entry) {
        var account = entry.account();
        return new JsonObject()
                .put("at", entry.at().toString())
                .put("actor", entry.by().who().name())
                .put("reason", entry.by().reason())
                .put("kind", entry.kind())
                .put("account", account == null ? null : account.value().toString())
                .put("message", entry.message());
    }

    @Override
    public Uni<Optional<Page>> page(JobId id, UserId owner, long after, int limit) {
        return Panache.withSession(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(READ, Object[].class)
                        .setParameter(1, id.value())
                        .setParameter(2, owner.value())
                        .setParameter(3, after)
                        .setParameter(4, limit + 1)
                        .getResultList())
                .map(rows -> rows.isEmpty() ? Optional.empty() : Optional.of(page(rows, limit))));
    }

    private static Page page(List<Object[]> rows, int limit) {
        var entries = new ArrayList<Entry>();
        var last = 0L;
        for (var row : rows) {
            if (row[0] != null && entries.size() < limit) {
                entries.add(entry(row));
                last = ((Number) row[0]).longValue();
            }
        }
        return new Page(entries, rows.size() > limit ? last : null);
    }

    private static Entry entry(Object[] row) {
        return new Entry(
                ((OffsetDateTime) row[1]).toInstant(),
                new Actor(Actor.Who.valueOf((String) row[2]), (String) row[3]),
                (String) row[4],
                row[5] == null ? null : new AccountId((UUID) row[5]),
                (String) row[6]);
    }
}
