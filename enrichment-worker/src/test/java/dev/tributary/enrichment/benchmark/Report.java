package dev.tributary.enrichment.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How often answers were right: over all, by rung, by confidence and by class.
record Report(List<Outcome> outcomes) {

    void print(boolean confusion) {
        System.out.printf("rows: %d, answered: %.3f%n", outcomes.size(), share(outcomes, Outcome::isAnswered));
        System.out.printf(
                "accuracy of rows: %.3f (95 %%: ±%.3f), of transactions: %.3f, macro-F1: %.3f%n",
                accuracy(outcomes),
                1.96 * Math.sqrt(accuracy(outcomes) * (1 - accuracy(outcomes)) / outcomes.size()),
                accuracyOfTransactions(),
                macroF1());
        printGroups("rung", Outcome::source);
        printGroups("confidence", outcome -> "%.1f".formatted(Math.floor(outcome.confidence() * 10) / 10));
        printGroups("class", outcome -> outcome.row().label());
        if (confusion) {
            printConfusion();
        }
    }

    private void printGroups(String name, Function<Outcome, String> group) {
        System.out.printf("%n%-24s %7s %9s%n", name, "rows", "accuracy");
        new TreeMap<>(outcomes.stream().collect(Collectors.groupingBy(group)))
                .forEach((key, members) ->
                        System.out.printf("%-24s %7d %9.3f%n", key, members.size(), accuracy(members)));
        System.out.println();
    }

    private void printConfusion() {
        outcomes.stream()
                .filter(outcome -> !outcome.isRight())
                .collect(Collectors.groupingBy(
                        outcome -> outcome.row().label() + " taken for " + outcome.answer(), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(40)
                .forEach(entry -> System.out.printf("%5d %s%n", entry.getValue(), entry.getKey()));
    }

    private double macroF1() {
        var labels = new TreeSet<String>();
        outcomes.forEach(outcome -> labels.add(outcome.row().label()));
        return labels.stream().mapToDouble(this::f1).average().orElse(0);
    }

    private double f1(String label) {
        var right = count(outcome -> outcome.isRight() && outcome.row().label().equals(label));
        var answered = count(outcome -> outcome.answer().equals(label));
        var labelled = count(outcome -> outcome.row().label().equals(label));
        return right == 0 ? 0 : 2.0 * right / (answered + labelled);
    }

    private long count(Predicate<Outcome> which) {
        return outcomes.stream().filter(which).count();
    }

    private double accuracyOfTransactions() {
        var right = outcomes.stream()
                .filter(Outcome::isRight)
                .mapToLong(outcome -> outcome.row().transactions())
                .sum();
        return (double) right
                / outcomes.stream()
                        .mapToLong(outcome -> outcome.row().transactions())
                        .sum();
    }

    private static double accuracy(List<Outcome> outcomes) {
        return share(outcomes, Outcome::isRight);
    }

    private static double share(List<Outcome> outcomes, Predicate<Outcome> which) {
        return (double) outcomes.stream().filter(which).count() / outcomes.size();
    }
}
