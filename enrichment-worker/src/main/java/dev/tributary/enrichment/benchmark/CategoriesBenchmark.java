package dev.tributary.enrichment.benchmark;

import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.ladder.Ladder;
import dev.tributary.enrichment.ladder.RecogniseStructure;
import dev.tributary.enrichment.ladder.Rung;
import dev.tributary.enrichment.ladder.Source;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.TrustClassification;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.localmodel.AskLocalModel;
import dev.tributary.enrichment.localmodel.Calibration;
import dev.tributary.enrichment.localmodel.Catalogue;
import dev.tributary.enrichment.localmodel.KnownBrands;
import dev.tributary.enrichment.localmodel.onnx.LoadedLocalModel;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `./tributary bench categories`: how often the ladder is right without memory and without a language model, and what
/// one would be asked beside it. Needs no running stack and no network.
public final class CategoriesBenchmark {

    private static final int BATCH = 1_000;

    private final PrintStream out;
    private final Taxonomy taxonomy = Taxonomy.shipped();

    CategoriesBenchmark(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /// @return 0, or 2 for input that cannot be used
    static int run(String[] arguments, PrintStream out, PrintStream problems) {
        try {
            new CategoriesBenchmark(out).run(BenchmarkOptions.of(arguments));
            return 0;
        } catch (UnusableInput unusable) {
            problems.println(unusable.getMessage());
            return 2;
        }
    }

    private void run(BenchmarkOptions options) {
        if (options.taxonomy()) {
            taxonomy.categories()
                    .forEach(category ->
                            category.subcategories().forEach(sub -> out.printf("%s.%s%n", category.key(), sub.key())));
            return;
        }
        if (options.help()) {
            out.println(BenchmarkOptions.USAGE);
            return;
        }
        // All input is read before the model is loaded: who mistyped a name should not wait to hear of it.
        var labelled = options.labelled() == null ? List.<LabelledRow>of() : LabelledRow.read(options.labelled());
        var mapping = mapping(options, labelled);
        var replayed = options.replay() == null ? List.<StatementRow>of() : Replay.read(options.replay());
        var rungs = rungs();
        if (mapping != null) {
            measure(labelled, mapping, rungs, options.confusion());
        }
        if (!replayed.isEmpty()) {
            new Replay(rungs.confident(), taxonomy).print(out, replayed);
        }
    }

    private @Nullable ClassMapping mapping(BenchmarkOptions options, List<LabelledRow> labelled) {
        if (labelled.isEmpty()) {
            return null;
        }
        if (options.mapping() != null) {
            return ClassMapping.read(options.mapping(), taxonomy);
        }
        return ClassMapping.fitting(labelled.stream().map(LabelledRow::label).collect(Collectors.toSet()), taxonomy);
    }

    private record Rungs(List<Rung> confident, Rung guessing) {}

    private static Rungs rungs() {
        var model = new AskLocalModel(LoadedLocalModel.load(), Calibration.SHIPPED);
        return new Rungs(
                List.of(
                        RecogniseStructure.particular(),
                        RecogniseStructure.general(),
                        TrustClassification.shipped(),
                        new KnownBrands(Catalogue.shipped().brands()),
                        model.confidently()),
                model.guessing());
    }

    private void measure(List<LabelledRow> labelled, ClassMapping mapping, Rungs rungs, boolean confusion) {
        var all = new ArrayList<>(rungs.confident());
        all.add(rungs.guessing());
        var ladder = new Ladder(all, taxonomy);
        var rows = labelled.stream().map(LabelledRow::row).toList();
        climb(ladder, rows.subList(0, 1));
        var cold = timed(ladder, rows);
        var warm = timed(ladder, rows);
        var outcomes = new ArrayList<Outcome>();
        for (var row : labelled) {
            outcomes.add(outcome(row, cold.verdicts().get(row.row().told().transactionId()), mapping));
        }
        new Report(outcomes).print(out, confusion);
        out.println();
        asking(outcomes).print(out);
        out.printf(
                "rows per second: %.0f with every merchant new, %.0f with every merchant known%n",
                rows.size() / cold.seconds(), rows.size() / warm.seconds());
    }

    private static final Set<String> UNSURE = Set.of(Source.LOCAL_MODEL_GUESS.code(), "none");

    private static Asking asking(List<Outcome> outcomes) {
        var merchants = outcomes.stream()
                .map(outcome -> outcome.row().row().merchantSide())
                .distinct()
                .count();
        var unsure = outcomes.stream()
                .filter(outcome -> UNSURE.contains(outcome.rung())
                        && !outcome.row().row().merchant().isUnknown())
                .map(outcome -> outcome.row().row().merchantSide())
                .distinct()
                .count();
        var transactions = outcomes.stream()
                .mapToLong(outcome -> outcome.row().transactions())
                .sum();
        var calls = (unsure + Asking.MERCHANTS_A_CALL - 1) / Asking.MERCHANTS_A_CALL;
        return new Asking(transactions, merchants, unsure, calls);
    }

    private static Outcome outcome(LabelledRow row, @Nullable Verdict verdict, ClassMapping mapping) {
        return verdict instanceof Categorised decided
                ? new Outcome(
                        row,
                        mapping.labelOf(decided.category()).orElse("-"),
                        decided.source().code(),
                        decided.confidence().doubleValue())
                : new Outcome(row, "", "none", 0);
    }

    private record Timed(Map<UUID, Verdict> verdicts, double seconds) {}

    private static Timed timed(Ladder ladder, List<StatementRow> rows) {
        var started = System.nanoTime();
        var verdicts = climb(ladder, rows);
        return new Timed(verdicts, (System.nanoTime() - started) / 1e9);
    }

    private static Map<UUID, Verdict> climb(Ladder ladder, List<StatementRow> rows) {
        var verdicts = new HashMap<UUID, Verdict>();
        var climb = new Climb("benchmark", UUID.randomUUID());
        for (var from = 0; from < rows.size(); from += BATCH) {
            verdicts.putAll(ladder.climb(climb, rows.subList(from, Math.min(from + BATCH, rows.size()))));
        }
        return verdicts;
    }
}
