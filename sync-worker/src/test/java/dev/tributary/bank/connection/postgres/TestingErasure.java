package dev.tributary.bank.connection.postgres;

import java.util.List;
import java.util.stream.Stream;

/// Which tables an erasure empties of an account.
public final class TestingErasure {

    private TestingErasure() {}

    public static List<String> tables() {
        return Stream.concat(Stream.of("transactions"), PgEraseRows.TABLES.stream())
                .toList();
    }
}
