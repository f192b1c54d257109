package dev.tributary.enrichment.benchmark;

import dev.tributary.contracts.SourceKind;
import dev.tributary.enrichment.ImportedRows;
import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.ladder.Ladder;
import dev.tributary.enrichment.ladder.RecogniseStructure;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.localmodel.AskLocalModel;
import dev.tributary.enrichment.localmodel.Calibration;
import dev.tributary.enrichment.localmodel.Catalogue;
import dev.tributary.enrichment.localmodel.KnownBrands;
import dev.tributary.enrichment.localmodel.onnx.TestingLocalModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/// Offline accuracy on a labelled file: `CategoriesBenchmark LABELLED.csv MAPPING.properties [CONFUSION]`.
///
/// The ladder is the shipped one without memory and without a language model.
public final class CategoriesBenchmark {

    private CategoriesBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        var labelled = LabelledRow.read(Path.of(arguments[0]));
        var mapping = mapping(Path.of(arguments[1]));
        var ladder = ladder(Catalogue.shipped());
        var rows = labelled.stream()
                .map(row -> StatementRow.of(ImportedRows.purchase(row.descriptor(), "-10.00"), SourceKind.CARD))
                .toList();
        var warmUp = List.of(rows.getFirst());
        ladder.climb(new Climb("benchmark", UUID.randomUUID()), warmUp);

        var cold = timed(ladder, rows);
        var warm = timed(ladder, rows);
        new Report(cold.outcomes(labelled, rows, mapping)).print(arguments.length > 2);
        System.out.printf("rows/s with every merchant new: %.0f%n", rows.size() / cold.seconds());
        System.out.printf("rows/s with every merchant known: %.0f%n", rows.size() / warm.seconds());
    }

    private static Ladder ladder(Catalogue catalogue) {
        var model = new AskLocalModel(TestingLocalModel.loaded(), Calibration.SHIPPED);
        return new Ladder(
                List.of(
                        new RecogniseStructure(),
                        new KnownBrands(catalogue.brands()),
                        model.confidently(),
                        model.guessing()),
                dev.tributary.enrichment.taxonomy.Taxonomy.shipped());
    }

    private static Run timed(Ladder ladder, List<StatementRow> rows) {
        var started = System.nanoTime();
        var verdicts = ladder.climb(new Climb("benchmark", UUID.randomUUID()), rows);
        return new Run(verdicts, (System.nanoTime() - started) / 1e9);
    }

    private record Run(Map<UUID, Verdict> verdicts, double seconds) {

        List<Outcome> outcomes(List<LabelledRow> labelled, List<StatementRow> rows, Properties mapping) {
            var outcomes = new ArrayList<Outcome>();
            for (var index = 0; index < rows.size(); index++) {
                var row = labelled.get(index);
                var verdict = verdicts.get(rows.get(index).told().transactionId());
                outcomes.add(
                        verdict instanceof Categorised decided
                                ? new Outcome(
                                        row,
                                        mapping.getProperty(
                                                decided.category().top().value(), "-"),
                                        decided.source().code(),
                                        decided.confidence().doubleValue())
                                : new Outcome(row, "", "none", 0));
            }
            return outcomes;
        }
    }

    private static Properties mapping(Path file) throws IOException {
        var mapping = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            mapping.load(reader);
        }
        return mapping;
    }
}
