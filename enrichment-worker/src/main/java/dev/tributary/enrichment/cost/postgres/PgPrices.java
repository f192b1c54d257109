package dev.tributary.enrichment.cost.postgres;

import dev.tributary.enrichment.cost.CostConfig;
import dev.tributary.enrichment.cost.ModelPrice;
import dev.tributary.enrichment.cost.PriceList;
import dev.tributary.enrichment.cost.Prices;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Prices in a table: the file's are listed when the service first needs one, and whoever lists another is heard soon.
@ApplicationScoped
class PgPrices implements Prices {

    private static final String LIST = """
            INSERT INTO model_prices (price_id, model, valid_from, valid_to, currency, above_input_tokens,
                input_per_million, cached_input_per_million, cache_write_per_million, output_per_million, batch_discount)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING
            """;

    private static final String LISTED = "SELECT * FROM model_prices ORDER BY model, valid_from, above_input_tokens";

    private final Pool pool;
    private final CostConfig config;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;

    PgPrices(Pool pool, CostConfig config, Clock clock) {
        this.pool = pool;
        this.config = config;
        this.clock = clock;
    }

    private record Snapshot(PriceList list, Instant until) {}

    @Override
    public PriceList current() {
        var now = clock.instant();
        var known = snapshot;
        if (known != null && now.isBefore(known.until())) {
            return known.list();
        }
        var file = known == null ? listFile() : known.list();
        var listed = pool.query(LISTED).execute().await().indefinitely().stream()
                .map(PgPrices::price)
                .toList();
        var fresh = new Snapshot(file.with(listed), now.plus(config.pricesRefresh()));
        snapshot = fresh;
        return fresh.list();
    }

    private PriceList listFile() {
        var file = file();
        for (var price : file.models()) {
            pool.preparedQuery(LIST).execute(values(price)).await().indefinitely();
        }
        return file;
    }

    private PriceList file() {
        var own = config.priceList();
        if (own.isEmpty()) {
            return PriceList.shipped();
        }
        try (var file = Files.newInputStream(own.get())) {
            return PriceList.read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(own.get() + " cannot be read", unreadable);
        }
    }

    private static Tuple values(ModelPrice price) {
        return Tuple.tuple()
                .addString(price.priceId())
                .addString(price.model())
                .addOffsetDateTime(price.validFrom().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(
                        price.validTo() == null ? null : price.validTo().atOffset(ZoneOffset.UTC))
                .addString(price.currency())
                .addLong(price.aboveInputTokens())
                .addBigDecimal(price.inputPerMillion())
                .addBigDecimal(price.cachedInputPerMillion())
                .addBigDecimal(price.cacheWritePerMillion())
                .addBigDecimal(price.outputPerMillion())
                .addBigDecimal(price.batchDiscount());
    }

    private static ModelPrice price(Row row) {
        var validTo = row.getOffsetDateTime("valid_to");
        return new ModelPrice(
                row.getString("price_id"),
                row.getString("model"),
                row.getOffsetDateTime("valid_from").toInstant(),
                validTo == null ? null : validTo.toInstant(),
                row.getString("currency"),
                row.getLong("above_input_tokens"),
                row.getBigDecimal("input_per_million"),
                row.getBigDecimal("cached_input_per_million"),
                row.getBigDecimal("cache_write_per_million"),
                row.getBigDecimal("output_per_million"),
                row.getBigDecimal("batch_discount"));
    }
}
