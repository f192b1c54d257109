package dev.tributary.enrichment.ladder.postgres;

import dev.tributary.enrichment.ladder.Direction;
import dev.tributary.enrichment.ladder.MerchantSide;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Set;

/// Merchants and directions as columns.
final class Sides {

    private Sides() {}

    static MerchantSide read(Row row) {
        return new MerchantSide(row.getString("merchant_key"), Direction.ofCode(row.getString("direction")));
    }

    static String[] keys(Set<MerchantSide> sides) {
        return sides.stream().map(MerchantSide::merchantKey).toArray(String[]::new);
    }

    static String[] directions(Set<MerchantSide> sides) {
        return sides.stream().map(side -> side.direction().code()).toArray(String[]::new);
    }
}
