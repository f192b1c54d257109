package dev.tributary.contracts;

/// What became of the rows a bank served: `served = synced + duplicates + updated + errors + outOfRange`.
///
/// @param served rows in the bank's answers
/// @param synced new rows stored
/// @param duplicates rows that were there already
/// @param updated rows that were there already and changed at the bank
/// @param errors rows that could not be read; each is kept with the reason
/// @param outOfRange rows outside the asked range, dropped: some banks ignore `from`
public record Counts(long served, long synced, long duplicates, long updated, long errors, long outOfRange) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    public Counts plus(Counts other) {
        return new Counts(
                served + other.served,
                synced + other.synced,
                duplicates + other.duplicates,
                updated + other.updated,
                errors + other.errors,
                outOfRange + other.outOfRange);
    }
}
