package dev.tributary.people;

import dev.tributary.contracts.Topic;
import java.util.List;
import java.util.Optional;

/// A table, which of its rows are a person's, and what becomes of them when the person leaves.
///
/// @param whose a condition; `$1` is the person's user id
/// @param withheld columns that stay in the house: secrets, and what only machines understand
public record Holding(String table, String whose, Fate fate, List<String> withheld) {

    /// What becomes of the rows.
    public sealed interface Fate {

        /// They go.
        ///
        /// @param buried what the broker is to forget with them
        /// @param last whether only when everything is looked through once more: other rows are found by them
        record Erased(Optional<Buried> buried, boolean last) implements Fate {}

        /// They stay, because a sum would be wrong without them, and are nobody's.
        ///
        /// @param column that named the person
        record Disowned(String column) implements Fate {}

        /// They go by themselves when their work is done, and the erasure is not done before.
        record Awaited() implements Fate {}
    }

    /// @param column with the keys
    public record Buried(Topic topic, String column) {}

    /// In a column that names a person, somebody who has left.
    public static final String NOBODY = "";

    private static final String BY_USER = "user_id = $1";

    /// Rows that name the person in `user_id`.
    public static Holding of(String table) {
        return where(table, BY_USER);
    }

    public static Holding where(String table, String whose) {
        return new Holding(table, whose, new Fate.Erased(Optional.empty(), false), List.of());
    }

    public static Holding disowned(String table, String column) {
        return new Holding(table, column + " = $1", new Fate.Disowned(column), List.of());
    }

    public static Holding awaited(String table) {
        return new Holding(table, BY_USER, new Fate.Awaited(), List.of());
    }

    /// Events that have not left yet. Those that erase, and those that cost money, do leave.
    public static Holding outbox() {
        return where(
                "outbox",
                "topic NOT IN ('%s', '%s') AND position('\"user_id\":' || to_json($1::text) IN payload) > 0"
                        .formatted(Topic.USER_ERASURES.topicName(), Topic.BANK_USAGE.topicName()));
    }

    /// With these rows the broker forgets what it holds under their keys.
    public Holding burying(Topic topic, String column) {
        return new Holding(table, whose, new Fate.Erased(Optional.of(new Buried(topic, column)), false), withheld);
    }

    /// Rows by which others are known to be the person's: what comes late is found by them, too.
    public Holding last() {
        return fate instanceof Fate.Erased erased
                ? new Holding(table, whose, new Fate.Erased(erased.buried(), true), withheld)
                : this;
    }

    public Holding without(String... columns) {
        return new Holding(table, whose, fate, List.of(columns));
    }
}
