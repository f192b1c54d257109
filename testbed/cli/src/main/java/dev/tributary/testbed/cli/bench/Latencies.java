package dev.tributary.testbed.cli.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/// How long something took, each time it was done.
final class Latencies {

    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

    record Summary(int times, double medianMillis, double p99Millis, double worstMillis) {}

    <T> T time(Supplier<T> work) {
        var began = System.nanoTime();
        var result = work.get();
        nanos.add(System.nanoTime() - began);
        return result;
    }

    void add(Duration took) {
        nanos.add(took.toNanos());
    }

    Summary summary() {
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Summary(sorted.length, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    /// The smallest figure that so many are not above.
    private static double at(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        var place = (int) Math.ceil(share * sorted.length) - 1;
        return Arrays.stream(sorted).skip(Math.max(0, place)).findFirst().orElse(0) / 1e6;
    }
}
