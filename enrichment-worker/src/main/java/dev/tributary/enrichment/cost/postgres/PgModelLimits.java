package dev.tributary.enrichment.cost.postgres;

import dev.tributary.enrichment.languagemodel.LanguageModelConfig;
import dev.tributary.enrichment.languagemodel.ModelLimits;
import dev.tributary.enrichment.languagemodel.TokenBucket;
import dev.tributary.messaging.Transactions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A provider's limits, kept in one row that all replicas share. The database's clock is everybody's.
@ApplicationScoped
class PgModelLimits implements ModelLimits {

    private static final String LOCK = """
            INSERT INTO model_limits (model, requests, tokens, refilled_at) VALUES ($1, $2, $3, clock_timestamp())
            ON CONFLICT (model) DO UPDATE SET model = excluded.model
            RETURNING requests, tokens, refilled_at, paused_until, clock_timestamp() AS now
            """;

    private static final String SAVE =
            "UPDATE model_limits SET requests = $2, tokens = $3, refilled_at = $4 WHERE model = $1";

    private static final String PAUSE = """
            INSERT INTO model_limits (model, requests, tokens, refilled_at, paused_until)
            VALUES ($1, 0, 0, clock_timestamp(), clock_timestamp() + $2 * interval '1 millisecond')
            ON CONFLICT (model) DO UPDATE SET paused_until = greatest(model_limits.paused_until, excluded.paused_until)
            """;

    private final Transactions transactions;
    private final TokenBucket requests;
    private final TokenBucket tokens;

    PgModelLimits(Transactions transactions, LanguageModelConfig config) {
        this.transactions = transactions;
        this.requests = TokenBucket.perMinute(unlimitedWithout(config.requestsPerMinute()));
        this.tokens = TokenBucket.perMinute(unlimitedWithout(config.tokensPerMinute()));
    }

    private static long unlimitedWithout(OptionalLong limit) {
        return limit.orElse(TokenBucket.UNLIMITED);
    }

    @Override
    public Duration take(String model, long wanted) {
        return transactions.call(connection -> {
            var row = lock(connection, model);
            var now = row.getOffsetDateTime("now");
            var paused = pause(row.getOffsetDateTime("paused_until"), now);
            if (paused.isPositive()) {
                return paused;
            }
            var elapsed = Duration.between(row.getOffsetDateTime("refilled_at"), now);
            var requestsNow = requests.refilled(row.getBigDecimal("requests").doubleValue(), elapsed);
            var tokensNow = tokens.refilled(row.getBigDecimal("tokens").doubleValue(), elapsed);
            var wait = longest(requests.waitFor(requestsNow, 1), tokens.waitFor(tokensNow, wanted));
            if (wait.isZero()) {
                save(connection, model, requestsNow - 1, tokensNow - (double) wanted, now);
            }
            return wait;
        });
    }

    @Override
    public void pause(String model, Duration howLong) {
        transactions.run(connection -> connection
                .preparedQuery(PAUSE)
                .execute(Tuple.of(model, howLong.toMillis()))
                .await()
                .indefinitely());
    }

    private Row lock(SqlConnection connection, String model) {
        return connection
                .preparedQuery(LOCK)
                .execute(
                        Tuple.of(model, BigDecimal.valueOf(requests.capacity()), BigDecimal.valueOf(tokens.capacity())))
                .await()
                .indefinitely()
                .iterator()
                .next();
    }

    private static void save(
            SqlConnection connection, String model, double requests, double tokens, OffsetDateTime now) {
        connection
                .preparedQuery(SAVE)
                .execute(Tuple.of(model, BigDecimal.valueOf(requests), BigDecimal.valueOf(tokens), now))
                .await()
                .indefinitely();
    }

    private static Duration pause(@Nullable OffsetDateTime until, OffsetDateTime now) {
        return until == null || until.isBefore(now) ? Duration.ZERO : Duration.between(now, until);
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
