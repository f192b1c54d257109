package dev.tributary.messaging;

import java.util.List;

/// A figure only the database knows, such as how much waits there. A service declares it as a bean; it is read now and
/// then, whoever scrapes or does not.
///
/// Every replica tells the same figure: take the `max` of them, never the `sum`.
///
/// @param name as Micrometer has it, for example `tributary.outbox.rows`
/// @param tags columns of the answer that become tags; their values come from a small, closed set
/// @param sql one row per combination of tags, with the figure in the column `value`; it must read an index, and little
/// of it
public record DatabaseGauge(String name, String description, List<String> tags, String sql) {

    public DatabaseGauge {
        tags = List.copyOf(tags);
    }

    public static DatabaseGauge of(String name, String description, String sql) {
        return new DatabaseGauge(name, description, List.of(), sql);
    }
}
