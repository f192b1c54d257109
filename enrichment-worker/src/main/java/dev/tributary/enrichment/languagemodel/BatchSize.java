package dev.tributary.enrichment.languagemodel;

/// How many merchants one call asks about: more while answers are good, half as many after one that was not.
final class BatchSize {

    private static final int STEP = 5;

    private final int most;
    private int current;

    /// @param start also what it never grows beyond twice of
    BatchSize(int start) {
        if (start < 1) {
            throw new IllegalArgumentException("merchants_per_call: %d is not above 0".formatted(start));
        }
        this.current = start;
        this.most = start * 2;
    }

    synchronized int current() {
        return current;
    }

    /// A call that asked less than it might have says nothing about more.
    synchronized void good(int asked) {
        if (asked >= current) {
            current = Math.min(most, current + STEP);
        }
    }

    synchronized void bad(int asked) {
        current = Math.max(1, Math.min(current, asked) / 2);
    }
}
