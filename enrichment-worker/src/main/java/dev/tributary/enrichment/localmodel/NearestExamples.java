package dev.tributary.enrichment.localmodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/// The nearest examples by meaning, each weighing the more the nearer it is.
final class NearestExamples {

    private static final int NEIGHBOURS = 30;

    /// How fast a neighbour's weight falls with its distance; found by trial over 0.05–0.12, flat around this value.
    private static final double TEMPERATURE = 0.08;

    private final Shelves shelves;
    private final int[] categories;
    private final Vectors vectors;

    NearestExamples(List<Example> examples, Vectors vectors, Shelves shelves) {
        if (examples.size() != vectors.count()) {
            throw new IllegalArgumentException(
                    "vectors: %d for %d examples".formatted(vectors.count(), examples.size()));
        }
        this.shelves = shelves;
        this.categories = examples.stream()
                .mapToInt(example -> shelves.number(example.category()))
                .toArray();
        this.vectors = vectors;
    }

    /// @param shares of the neighbours' weight by category; they sum to 1
    /// @param nearest by first level, the example that is nearest; -1 where none is a neighbour
    /// @param similarities by first level, the cosine of that example; -1 where none is
    @SuppressWarnings("ArrayRecordComponent") // never compared, and computed with by the thousand
    record Neighbours(double[] shares, int[] nearest, double[] similarities) {}

    /// @param vector of length 1
    Neighbours of(float[] vector) {
        var cosines = vectors.cosines(vector);
        var shares = new double[shelves.size()];
        var nearest = new int[shelves.tops()];
        var similarities = new double[shelves.tops()];
        Arrays.fill(nearest, -1);
        Arrays.fill(similarities, -1);
        var total = 0.0;
        for (var neighbour : nearest(cosines)) {
            var weight = Math.exp((cosines[neighbour] - 1) / TEMPERATURE);
            total += weight;
            var category = categories[neighbour];
            shares[category] += weight;
            var top = shelves.topOf(category);
            if (cosines[neighbour] > similarities[top]) {
                similarities[top] = cosines[neighbour];
                nearest[top] = neighbour;
            }
        }
        for (var category = 0; category < shares.length; category++) {
            shares[category] /= total;
        }
        return new Neighbours(shares, nearest, similarities);
    }

    private static List<Integer> nearest(float[] cosines) {
        var queue = new PriorityQueue<Integer>(
                NEIGHBOURS + 1, (left, right) -> Float.compare(cosines[left], cosines[right]));
        for (var index = 0; index < cosines.length; index++) {
            if (queue.size() < NEIGHBOURS) {
                queue.add(index);
            } else if (cosines[index] > cosines[queue.element()]) {
                queue.remove();
                queue.add(index);
            }
        }
        return new ArrayList<>(queue);
    }
}
