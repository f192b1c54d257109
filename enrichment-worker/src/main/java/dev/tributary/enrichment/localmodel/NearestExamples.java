package dev.tributary.enrichment.localmodel;

import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// The category most of the nearest examples agree on, each weighing the more the nearer it is.
public final class NearestExamples {

    private static final int NEIGHBOURS = 30;

    /// How fast a neighbour's weight falls with its distance; found by trial over 0.05–0.12, flat around this value.
    private static final double TEMPERATURE = 0.08;

    private final List<CategoryKey> categories;
    private final Vectors vectors;

    public NearestExamples(List<Example> examples, Vectors vectors) {
        if (examples.size() != vectors.count()) {
            throw new IllegalArgumentException(
                    "vectors: %d for %d examples".formatted(vectors.count(), examples.size()));
        }
        this.categories = examples.stream().map(Example::category).toList();
        this.vectors = vectors;
    }

    /// @param agreement 0–1: the winner's share of the neighbours' weight
    /// @param similarity cosine of the winner's nearest example
    public record Opinion(CategoryKey category, double agreement, double similarity) {}

    /// @param vector of length 1
    public Opinion of(float[] vector) {
        var cosines = vectors.cosines(vector);
        var tops = new HashMap<CategoryKey, Double>();
        var subs = new HashMap<CategoryKey, Double>();
        var total = 0.0;
        for (var neighbour : nearest(cosines)) {
            var weight = Math.exp(cosines[neighbour] / TEMPERATURE);
            total += weight;
            tops.merge(categories.get(neighbour).top(), weight, Double::sum);
            subs.merge(categories.get(neighbour), weight, Double::sum);
        }
        var top = heaviest(tops);
        subs.keySet().removeIf(category -> !category.top().equals(top));
        var best = heaviest(subs);
        return new Opinion(best, tops.getOrDefault(top, 0.0) / total, nearestOf(top, cosines));
    }

    private double nearestOf(CategoryKey top, float[] cosines) {
        var nearest = -1f;
        for (var index = 0; index < cosines.length; index++) {
            if (cosines[index] > nearest && categories.get(index).top().equals(top)) {
                nearest = cosines[index];
            }
        }
        return nearest;
    }

    private static CategoryKey heaviest(Map<CategoryKey, Double> weights) {
        return weights.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
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
