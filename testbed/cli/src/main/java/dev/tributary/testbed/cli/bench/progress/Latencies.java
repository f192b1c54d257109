package dev.tributary.testbed.cli.bench.progress;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/// Times in nanoseconds, kept as they come, from any thread.
final class Latencies {

    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] times;
    private final AtomicInteger count = new AtomicInteger();

    Latencies(int most) {
        times = new long[most];
    }

    /// What does not fit is not kept.
    void add(long nanos) {
        var place = count.getAndIncrement();
        if (place < times.length) {
            times[place] = nanos;
        }
    }

    int count() {
        return Math.min(count.get(), times.length);
    }

    Percentiles percentiles() {
        var sorted = Arrays.copyOf(times, count());
        Arrays.sort(sorted);
        return new Percentiles(at(sorted, 0.50), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1] / NANOS_PER_MILLI;
    }

    /// In milliseconds.
    record Percentiles(double p50, double p99, double max) {}
}
