package dev.tributary.enrichment.benchmark;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How often answers were right: over all, by row and by merchant, by rung, by confidence and by class.
record Report(List<Outcome> outcomes) {

    private static final int MOST_CONFUSIONS = 40;

    Report {
        outcomes = List.copyOf(outcomes);
    }

    void print(PrintStream out, boolean confusion) {
        out.printf(
                "rows %d · merchants %d · answered %.1f %%%n",
                outcomes.size(),
                outcomes.stream()
                        .map(outcome -> outcome.row().brand())
                        .distinct()
                        .count(),
                100 * share(outcomes, Outcome::isAnswered));
        out.printf(
                "accuracy by row          %.3f   95 %%: %s by rows, %s by merchants%n",
                accuracy(outcomes),
                Interval.ofRows(Interval.right(outcomes), outcomes.size()),
                Interval.ofMerchants(outcomes));
        out.printf("accuracy by merchant     %.3f   (every merchant counts once)%n", accuracyByMerchant());
        out.printf("accuracy by transaction  %.3f   (rows count by tx_count)%n", accuracyByTransaction());
        out.printf("macro-F1                 %.3f%n", macroF1());
        printHalf(out, "half A of the merchants", 0);
        printHalf(out, "half B of the merchants", 1);
        printGroups(out, "rung", Outcome::rung);
        printGroups(out, "confidence", outcome -> "%.1f".formatted(Math.floor(outcome.confidence() * 10) / 10));
        printClasses(out);
        if (confusion) {
            printConfusion(out);
        }
    }

    /// The weights of the local model were tried out on half A alone.
    private void printHalf(PrintStream out, String name, int half) {
        var members = half(half);
        if (!members.isEmpty()) {
            out.printf("%-24s %.3f   95 %%: %s by merchants%n", name, accuracy(members), Interval.ofMerchants(members));
        }
    }

    List<Outcome> half(int half) {
        return outcomes.stream().filter(outcome -> outcome.row().half() == half).toList();
    }

    private void printGroups(PrintStream out, String name, Function<Outcome, String> group) {
        out.printf("%n%-24s %7s %7s %9s%n", name, "rows", "share", "accuracy");
        new TreeMap<>(outcomes.stream().collect(Collectors.groupingBy(group)))
                .forEach((key, members) -> out.printf(
                        "%-24s %7d %7.3f %9.3f%n",
                        key, members.size(), (double) members.size() / outcomes.size(), accuracy(members)));
    }

    private void printClasses(PrintStream out) {
        out.printf("%n%-24s %7s %9s %9s %9s%n", "class", "rows", "recall", "precision", "F1");
        for (var label : labels()) {
            var right =
                    count(outcome -> outcome.isRight() && outcome.row().label().equals(label));
            var labelled = count(outcome -> outcome.row().label().equals(label));
            var answered = count(outcome -> outcome.answer().equals(label));
            out.printf(
                    "%-24s %7d %9.3f %9.3f %9.3f%n",
                    label,
                    labelled,
                    (double) right / labelled,
                    answered == 0 ? 0 : (double) right / answered,
                    f1(label));
        }
    }

    private void printConfusion(PrintStream out) {
        out.println();
        outcomes.stream()
                .filter(outcome -> !outcome.isRight())
                .collect(Collectors.groupingBy(
                        outcome -> "%s taken for %s"
                                .formatted(outcome.row().label(), outcome.isAnswered() ? outcome.answer() : "nothing"),
                        Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_CONFUSIONS)
                .forEach(entry -> out.printf("%5d %s%n", entry.getValue(), entry.getKey()));
    }

    private TreeSet<String> labels() {
        return outcomes.stream().map(outcome -> outcome.row().label()).collect(Collectors.toCollection(TreeSet::new));
    }

    double macroF1() {
        return labels().stream().mapToDouble(this::f1).average().orElse(0);
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

    double accuracyByMerchant() {
        return outcomes.stream()
                .collect(Collectors.groupingBy(outcome -> outcome.row().brand()))
                .values()
                .stream()
                .mapToDouble(Report::accuracy)
                .average()
                .orElse(0);
    }

    double accuracyByTransaction() {
        var right = 0.0;
        var all = 0.0;
        for (var outcome : outcomes) {
            all += outcome.row().transactions();
            right += outcome.isRight() ? outcome.row().transactions() : 0;
        }
        return right / all;
    }

    static double accuracy(List<Outcome> outcomes) {
        return share(outcomes, Outcome::isRight);
    }

    private static double share(List<Outcome> outcomes, Predicate<Outcome> which) {
        return (double) outcomes.stream().filter(which).count() / outcomes.size();
    }
}
