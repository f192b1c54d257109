package dev.tributary.bank.transaction.postgres;

import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Rows as the parameters of one statement: an array for each column.
final class Columns<R> {

    private final List<R> rows;
    private final Tuple parameters;

    Columns(List<R> rows, Tuple parameters) {
        this.rows = rows;
        this.parameters = parameters;
    }

    Columns<R> uuids(Function<R, @Nullable UUID> value) {
        parameters.addArrayOfUUID(column(UUID[]::new, value));
        return this;
    }

    Columns<R> texts(Function<R, @Nullable String> value) {
        parameters.addArrayOfString(column(String[]::new, value));
        return this;
    }

    Columns<R> integers(Function<R, @Nullable Integer> value) {
        parameters.addArrayOfInteger(column(Integer[]::new, value));
        return this;
    }

    Columns<R> longs(Function<R, @Nullable Long> value) {
        parameters.addArrayOfLong(column(Long[]::new, value));
        return this;
    }

    Columns<R> dates(Function<R, @Nullable LocalDate> value) {
        parameters.addArrayOfLocalDate(column(LocalDate[]::new, value));
        return this;
    }

    Columns<R> times(Function<R, @Nullable OffsetDateTime> value) {
        parameters.addArrayOfOffsetDateTime(column(OffsetDateTime[]::new, value));
        return this;
    }

    /// As texts: the statement casts them to `numeric`.
    Columns<R> amounts(Function<R, @Nullable BigDecimal> value) {
        return texts(row -> {
            var amount = value.apply(row);
            return amount == null ? null : amount.toPlainString();
        });
    }

    Tuple parameters() {
        return parameters;
    }

    private <T> T[] column(IntFunction<T[]> array, Function<R, ? extends @Nullable T> value) {
        var column = array.apply(rows.size());
        for (var i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }
}
