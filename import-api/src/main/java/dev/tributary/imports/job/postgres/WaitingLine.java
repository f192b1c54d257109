package dev.tributary.imports.job.postgres;

import dev.tributary.imports.job.AdmissionLimits;
import dev.tributary.imports.job.QueueTurn;
import dev.tributary.messaging.ReactiveTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// The order of queued imports. People go before schedules; within that everybody's first goes before anybody's second,
/// so that who queues a hundred delays nobody who queues one; and then the oldest.
@ApplicationScoped
class WaitingLine {

    /// Held to the end of the transaction: two replicas that count at the same time would both see the same room.
    private static final String ONE_AT_A_TIME = "select 1 from (select pg_advisory_xact_lock(7205759403792793)) l";

    /// `turn` counts a person's running imports too: it is the place the import would take among theirs.
    private static final String LINE = """
            with running as (
                select user_id, count(*) as imports, sum(estimated_seconds) as seconds
                from truelayer_import_jobs where status in ('RUNNING', 'ENRICHING') group by user_id
            ), waiting as (
                select q.job_id, q.user_id, q.queued_at, q.estimated_seconds,
                       case when q.schedule_id is null or q.queued_at < $1 then 0 else 1 end as priority,
                       coalesce(r.imports, 0) as own_running, coalesce(r.seconds, 0) as own_running_seconds
                from truelayer_import_jobs q left join running r on r.user_id = q.user_id
                where q.status = 'QUEUED'
            ), turns as (
                select w.*, w.own_running + row_number() over own as turn,
                       w.own_running_seconds + sum(w.estimated_seconds) over own - w.estimated_seconds as own_ahead
                from waiting w
                window own as (partition by w.user_id order by w.priority, w.queued_at, w.job_id
                               rows between unbounded preceding and current row)
            ), line as (
                select t.*, row_number() over everybody as position,
                       (select coalesce(sum(imports), 0) from running) as all_running,
                       (select coalesce(sum(seconds), 0) from running)
                           + sum(t.estimated_seconds) over everybody - t.estimated_seconds as all_ahead
                from turns t
                window everybody as (order by t.priority, t.turn, t.queued_at, t.job_id
                                     rows between unbounded preceding and current row)
            )
            """;

    private static final String NEXT = LINE + """
            select line.job_id from line where line.turn <= $2::int order by line.position
            limit greatest(0, $3::int - (select coalesce(sum(imports), 0) from running))
            """;

    private static final String TURNS = LINE + """
            select line.job_id, line.position::int,
                   greatest(case when line.turn <= $2::int then 0 else line.own_ahead / $2::int end,
                            case when line.position + line.all_running <= $3::int then 0 else line.all_ahead / $3::int end)::bigint as wait
            from line
            """;

    private static final String RUNNING =
            "select count(*) as running from truelayer_import_jobs where status in ('RUNNING', 'ENRICHING')";

    /// So old a picture of the line is good enough for who only looks at it.
    private static final Duration GOOD_ENOUGH = Duration.ofMillis(500);

    private final ReactiveTransactions transactions;
    private final AdmissionLimits limits;
    private final Clock clock;
    private volatile Picture lastSeen = new Picture(Instant.EPOCH, Map.of());

    /// The whole line, as somebody has seen it.
    private record Picture(Instant at, Map<UUID, QueueTurn> turns) {

        boolean shows(Collection<UUID> imports, Instant now) {
            return now.isBefore(at.plus(GOOD_ENOUGH)) && turns.keySet().containsAll(imports);
        }
    }

    WaitingLine(ReactiveTransactions transactions, AdmissionLimits limits, Clock clock) {
        this.transactions = transactions;
        this.limits = limits;
        this.clock = clock;
    }

    /// The imports there is room for now. Until the transaction ends nobody else may ask.
    Uni<List<UUID>> admissible(SqlConnection connection) {
        return hasRoom(connection)
                .chain(room -> room ? next(connection) : Uni.createFrom().item(List.<UUID>of()));
    }

    /// Without waiting for a turn to ask: whoever ends an import looks at the queue after that.
    private Uni<Boolean> hasRoom(SqlConnection connection) {
        return connection
                .preparedQuery(RUNNING)
                .execute()
                .map(rows -> rows.iterator().next().getLong("running") < limits.inAll());
    }

    private Uni<List<UUID>> next(SqlConnection connection) {
        return connection
                .preparedQuery(ONE_AT_A_TIME)
                .execute()
                .chain(() -> connection.preparedQuery(NEXT).execute(limits()))
                .map(rows -> rows.stream().map(row -> row.getUUID("job_id")).toList());
    }

    /// To compute one turn is to compute all: they are kept for the next who asks, for a moment.
    ///
    /// @return the turns of those of the imports that are queued
    Uni<Map<UUID, QueueTurn>> turns(Collection<UUID> queued) {
        if (queued.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var now = clock.instant();
        var seen = lastSeen;
        return seen.shows(queued, now)
                ? Uni.createFrom().item(seen.turns())
                : look().invoke(turns -> lastSeen = new Picture(now, turns));
    }

    private Uni<Map<UUID, QueueTurn>> look() {
        return transactions
                .execute(TURNS, limits())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.getUUID("job_id"), WaitingLine::turn)));
    }

    private static QueueTurn turn(Row row) {
        return new QueueTurn(row.getInteger("position"), Duration.ofSeconds(row.getLong("wait")));
    }

    private Tuple limits() {
        var schedulesFrom = clock.instant().minus(limits.scheduleWaits()).atOffset(ZoneOffset.UTC);
        return Tuple.of(schedulesFrom, limits.perPerson(), limits.inAll());
    }
}
