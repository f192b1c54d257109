package dev.tributary.imports.job;

/// How a person wants an import done.
///
/// @param batchSize rows per database commit
/// @param maxParallelAccounts accounts asked for at the same time
public record Settings(boolean autoEnrich, int batchSize, int maxParallelAccounts) {

    public static final int SMALLEST_BATCH = 10;
    public static final int LARGEST_BATCH = 1000;
    public static final int MOST_PARALLEL_ACCOUNTS = 10;

    public Settings {
        if (!isBatchSize(batchSize)) {
            throw new IllegalArgumentException(
                    "batchSize is %d; it must be %d to %d".formatted(batchSize, SMALLEST_BATCH, LARGEST_BATCH));
        }
        if (!isParallel(maxParallelAccounts)) {
            throw new IllegalArgumentException("maxParallelAccounts is %d; it must be 1 to %d"
                    .formatted(maxParallelAccounts, MOST_PARALLEL_ACCOUNTS));
        }
    }

    public static boolean isBatchSize(int rows) {
        return rows >= SMALLEST_BATCH && rows <= LARGEST_BATCH;
    }

    public static boolean isParallel(int accounts) {
        return accounts >= 1 && accounts <= MOST_PARALLEL_ACCOUNTS;
    }
}
