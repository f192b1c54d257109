package dev.tributary.imports.job.postgres;

import dev.tributary.imports.job.AdmissionLimits;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/// Which queued imports may run now: the oldest first, as many of each person and in all as the limits leave room for.
final class Admission {

    /// Held to the end of the transaction: two replicas that count at the same time would both see the same room.
    private static final String ONE_AT_A_TIME = "select 1 from (select pg_advisory_xact_lock(7205759403792793)) l";

    private static final String NEXT = """
            select waiting.job_id
            from (
                select q.job_id, q.queued_at,
                       row_number() over (partition by q.user_id order by q.queued_at, q.job_id) as turn,
                       (select count(*) from truelayer_import_jobs r
                        where r.user_id = q.user_id and r.status in ('RUNNING', 'ENRICHING')) as own_running
                from truelayer_import_jobs q
                where q.status = 'QUEUED'
            ) waiting
            where waiting.turn + waiting.own_running <= ?1
            order by waiting.queued_at, waiting.job_id
            limit greatest(0, ?2 - (select count(*) from truelayer_import_jobs
                                    where status in ('RUNNING', 'ENRICHING')))
            """;

    private Admission() {}

    static Uni<List<UUID>> next(AdmissionLimits limits) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ONE_AT_A_TIME, Integer.class)
                        .getSingleResult()
                        .chain(() -> session.createNativeQuery(NEXT, UUID.class)
                                .setParameter(1, limits.perPerson())
                                .setParameter(2, limits.inAll())
                                .getResultList()));
    }
}
