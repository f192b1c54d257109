package dev.tributary.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a context says of its tables, held against those it really has.
public final class EveryTable {

    /// Events have an id only, and an erasure is the one thing that knows who is leaving.
    private static final Set<String> NOT_ASKED = Set.of("inbox", "flyway_schema_history", "erased_people");

    private static final String TABLES = """
        SELECT table_name FROM information_schema.tables
        WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
        """;

    /// By which a row belongs to somebody, or to a thing of somebody's.
    private static final String NAMING = """
        SELECT table_name || '.' || column_name FROM information_schema.columns
        WHERE table_schema = current_schema()
            AND column_name IN ('user_id', 'owner', 'scope', 'account_id', 'connection_id', 'consent_id', 'job_id',
                'schedule_id')
        """;

    private EveryTable() {}

    /// @param knowing tables of nobody that still name the person, because they say how far an erasure is
    public static void isDecidedOf(PersonalData data, Pool pool, String... knowing) {
        var decided = new TreeSet<>(data.ofNobody());
        data.holdings().forEach(holding -> decided.add(holding.table()));
        var tables = new TreeSet<>(read(pool, TABLES));
        tables.removeAll(NOT_ASKED);
        assertThat(decided)
                .as(
                        "every table of %s: whose are its rows, and what becomes of them when the person leaves?",
                        data.context())
                .isEqualTo(tables);

        var naming = new ArrayList<>(read(pool, NAMING));
        naming.removeIf(column ->
                !data.ofNobody().contains(tableOf(column)) || List.of(knowing).contains(tableOf(column)));
        assertThat(naming).as("columns by which rows of nobody are somebody's").isEmpty();
    }

    private static String tableOf(String column) {
        return column.substring(0, column.indexOf('.'));
    }

    private static List<String> read(Pool pool, String sql) {
        return pool.query(sql).execute().await().indefinitely().stream()
                .map(EveryTable::first)
                .toList();
    }

    private static String first(Row row) {
        return row.getString(0);
    }
}
