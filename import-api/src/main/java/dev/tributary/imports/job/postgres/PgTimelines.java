package dev.tributary.imports.job.postgres;

import dev.tributary.imports.UserId;
import dev.tributary.imports.account.AccountId;
import dev.tributary.imports.job.Actor;
import dev.tributary.imports.job.JobId;
import dev.tributary.imports.job.Timeline.Entry;
import dev.tributary.imports.job.Timelines;
import dev.tributary.messaging.ReactiveTransactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgTimelines implements Timelines {

    /// All in one statement, numbered in their order.
    private static final String WRITE = """
            insert into import_timeline (job_id, happened_at, actor, reason, kind, account_id, message)
            select $1, * from unnest($2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[])
            """;
    private static final String READ = """
            select t.entry_id, t.happened_at, t.actor, t.reason, t.kind, t.account_id, t.message
            from truelayer_import_jobs j
            left join import_timeline t on t.job_id = j.job_id and t.entry_id > $3
            where j.job_id = $1 and j.user_id = $2
            order by t.entry_id limit $4
            """;

    private final ReactiveTransactions transactions;

    PgTimelines(ReactiveTransactions transactions) {
        this.transactions = transactions;
    }

    /// Takes part in the connection's transaction.
    static Uni<Void> write(SqlConnection connection, UUID job, List<Entry> entries) {
        return entries.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(WRITE)
                        .execute(Tuple.tuple()
                                .addUUID(job)
                                .addArrayOfOffsetDateTime(all(
                                        entries, entry -> entry.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
                                .addArrayOfString(
                                        all(entries, entry -> entry.by().who().name(), String[]::new))
                                .addArrayOfString(
                                        all(entries, entry -> entry.by().reason(), String[]::new))
                                .addArrayOfString(all(entries, Entry::kind, String[]::new))
                                .addArrayOfUUID(all(entries, PgTimelines::account, UUID[]::new))
                                .addArrayOfString(all(entries, Entry::message, String[]::new)))
                        .replaceWithVoid();
    }

    private static <T extends @Nullable Object> T[] all(
            List<Entry> entries, Function<Entry, T> column, IntFunction<T[]> array) {
        return entries.stream().map(column).toArray(array);
    }

    private static @Nullable UUID account(Entry entry) {
        return entry.account() == null ? null : entry.account().value();
    }

    @Override
    public Uni<Optional<Page>> page(JobId id, UserId owner, long after, int limit) {
        return transactions
                .execute(READ, Tuple.of(id.value(), owner.value(), after, limit + 1))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(page(rows.stream().toList(), limit)));
    }

    private static Page page(List<Row> rows, int limit) {
        var entries = new ArrayList<Entry>();
        var last = 0L;
        for (var row : rows) {
            var number = row.getLong("entry_id");
            if (number != null && entries.size() < limit) {
                entries.add(entry(row));
                last = number;
            }
        }
        return new Page(entries, rows.size() > limit ? last : null);
    }

    private static Entry entry(Row row) {
        var account = row.getUUID("account_id");
        return new Entry(
                row.getOffsetDateTime("happened_at").toInstant(),
                new Actor(Actor.Who.valueOf(row.getString("actor")), row.getString("reason")),
                row.getString("kind"),
                account == null ? null : new AccountId(account),
                row.getString("message"));
    }
}
