package dev.tributary.scheduler.schedule;

/// How far back an import goes.
public sealed interface Reach {

    /// @param days 1–730, up to the import's day
    record DaysBack(int days) implements Reach {

        public static final int MOST = 730;

        public DaysBack {
            if (days < 1 || days > MOST) {
                throw new IllegalArgumentException("days must be 1–730, got " + days);
            }
        }
    }

    /// What is not covered yet, account by account.
    record Incremental() implements Reach {}
}
