package dev.tributary.enrichment.benchmark;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Where a share lies with 95 % certainty.
record Interval(double low, double high) {

    private static final double Z = 1.96;
    private static final int DRAWS = 1_000;
    private static final long SEED = 20_261_122L;

    /// Wilson's, for rows that have nothing to do with each other.
    static Interval ofRows(long right, long rows) {
        var share = (double) right / rows;
        var centre = share + Z * Z / (2 * rows);
        var spread = Z * Math.sqrt(share * (1 - share) / rows + Z * Z / (4.0 * rows * rows));
        var scale = 1 + Z * Z / rows;
        return new Interval((centre - spread) / scale, (centre + spread) / scale);
    }

    /// By drawing merchants again and again: rows of one merchant are right or wrong together, so there is less to be
    /// certain of than rows suggest.
    static Interval ofMerchants(List<Outcome> outcomes) {
        var merchants = List.copyOf(outcomes.stream()
                .collect(Collectors.groupingBy(outcome -> outcome.row().brand()))
                .values());
        var random = new Random(SEED);
        var shares = new double[DRAWS];
        for (var draw = 0; draw < DRAWS; draw++) {
            var right = 0L;
            var rows = 0L;
            for (var index = 0; index < merchants.size(); index++) {
                var drawn = merchants.get(random.nextInt(merchants.size()));
                rows += drawn.size();
                right += right(drawn);
            }
            shares[draw] = (double) right / rows;
        }
        Arrays.sort(shares);
        return new Interval(shares[DRAWS / 40], shares[DRAWS - 1 - DRAWS / 40]);
    }

    static long right(Collection<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome::isRight).count();
    }

    @Override
    public String toString() {
        return "%.3f–%.3f".formatted(low, high);
    }
}
