package dev.tributary.enrichment.benchmark;

import dev.tributary.enrichment.ladder.Climb;
import dev.tributary.enrichment.ladder.Ladder;
import dev.tributary.enrichment.ladder.Lesson;
import dev.tributary.enrichment.ladder.MerchantMemory;
import dev.tributary.enrichment.ladder.MerchantSide;
import dev.tributary.enrichment.ladder.Recall;
import dev.tributary.enrichment.ladder.Rung;
import dev.tributary.enrichment.ladder.Source;
import dev.tributary.enrichment.ladder.StatementRow;
import dev.tributary.enrichment.ladder.Verdict;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import dev.tributary.enrichment.taxonomy.Taxonomy;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// One person's rows in their order, import by import: what memory answers, and what a language model is still asked.
///
/// In place of the language model stands one that answers at once and says nothing worth believing: who is asked, and
/// how often, does not depend on the answers.
final class Replay {

    private static final int ROWS_AN_IMPORT = 1_000;

    /// After this many rows a person has come back.
    private static final int FIRST_ROWS = 10_000;

    private final Remembering memory = new Remembering();
    private final List<MerchantSide> asked = new ArrayList<>();
    private final Ladder ladder;

    /// @param cheaper the rungs between memory and a language model
    Replay(List<Rung> cheaper, Taxonomy taxonomy) {
        var recall = new Recall((_, _) -> Map.of(), memory);
        var rungs = new ArrayList<Rung>(List.of(recall.ofPerson(), recall.ofEverybody()));
        rungs.addAll(cheaper);
        rungs.add(this::ask);
        this.ladder = new Ladder(rungs, taxonomy);
    }

    static List<StatementRow> read(Path file) {
        var csv = Csv.read(file);
        var date = csv.column("date");
        var descriptor = csv.column("descriptor");
        var amount = csv.column("amount");
        var rows = new ArrayList<StatementRow>();
        for (var fields : csv.rows()) {
            try {
                // Such files count spending upwards.
                rows.add(Purchases.of(
                        fields.get(descriptor),
                        LocalDate.parse(fields.get(date).strip()),
                        new BigDecimal(fields.get(amount).strip()).negate()));
            } catch (DateTimeParseException | NumberFormatException unreadable) {
                throw new UnusableInput(
                        "%s: '%s' on '%s' is no row: it needs a date such as 2018-01-31 and an amount such as 12.34."
                                .formatted(file, fields.get(amount), fields.get(date)));
            }
        }
        return rows;
    }

    void print(PrintStream out, List<StatementRow> rows) {
        var first = rows.subList(0, Math.min(FIRST_ROWS, rows.size()));
        var later = rows.subList(first.size(), rows.size());
        out.printf("%nthe first %d rows of a person:%n", first.size());
        run(first).print(out);
        if (!later.isEmpty()) {
            out.printf("%nthe %d rows after them, as a returning user:%n", later.size());
            run(later).print(out);
        }
    }

    /// @param byRung rows, by the rung that answered
    /// @param asking what a language model was asked for
    record Answers(Map<String, Long> byRung, Asking asking) {
        Answers {
            byRung = Map.copyOf(byRung);
        }

        void print(PrintStream out) {
            new TreeMap<>(byRung)
                    .forEach((rung, count) ->
                            out.printf("%-24s %7d %7.3f%n", rung, count, (double) count / asking.rows()));
            asking.print(out);
        }
    }

    Answers run(List<StatementRow> rows) {
        var byRung = new HashMap<String, Long>();
        var merchants = new HashSet<MerchantSide>();
        var questions = 0L;
        var calls = 0L;
        for (var from = 0; from < rows.size(); from += ROWS_AN_IMPORT) {
            var batch = rows.subList(from, Math.min(from + ROWS_AN_IMPORT, rows.size()));
            asked.clear();
            var verdicts = ladder.climb(new Climb("replay", UUID.randomUUID()), batch);
            memory.learn(Lesson.from(batch, verdicts));
            verdicts.values().forEach(verdict -> byRung.merge(rungOf(verdict), 1L, Long::sum));
            batch.forEach(row -> merchants.add(row.merchantSide()));
            questions += asked.size();
            calls += (asked.size() + Asking.MERCHANTS_A_CALL - 1) / Asking.MERCHANTS_A_CALL;
        }
        return new Answers(byRung, new Asking(rows.size(), merchants.size(), questions, calls));
    }

    private Map<UUID, Verdict> ask(Climb climb, List<StatementRow> rows) {
        var verdicts = new HashMap<UUID, Verdict>();
        var inThisBatch = new HashSet<MerchantSide>();
        for (var row : rows) {
            if (!row.merchant().isUnknown()) {
                if (inThisBatch.add(row.merchantSide())) {
                    asked.add(row.merchantSide());
                }
                verdicts.put(row.told().transactionId(), ANSWER);
            }
        }
        return verdicts;
    }

    private static final Categorised ANSWER =
            Categorised.by(Source.LANGUAGE_MODEL, new CategoryKey("shopping.specialist"), "", 0.5, "A stand-in");

    private static String rungOf(Verdict verdict) {
        return switch (verdict) {
            case Categorised decided -> decided.source().code();
            case Verdict.Undecided undecided -> undecided.reason().code();
        };
    }

    private static final class Remembering implements MerchantMemory {

        private final Map<MerchantSide, Remembered> own = new HashMap<>();
        private final Map<MerchantSide, Remembered> shared = new HashMap<>();

        void learn(List<Lesson> lessons) {
            for (var lesson : lessons) {
                var decided = lesson.decided();
                (lesson.shared() ? shared : own)
                        .put(
                                lesson.merchant(),
                                new Remembered(decided.category(), decided.merchant(), decided.confidence()));
            }
        }

        @Override
        public Map<MerchantSide, Remembered> ofPerson(String userId, Set<MerchantSide> merchants) {
            return among(own, merchants);
        }

        @Override
        public Map<MerchantSide, Remembered> ofEverybody(Set<MerchantSide> merchants) {
            return among(shared, merchants);
        }

        private static Map<MerchantSide, Remembered> among(
                Map<MerchantSide, Remembered> known, Set<MerchantSide> merchants) {
            var among = new HashMap<>(known);
            among.keySet().retainAll(merchants);
            return among;
        }
    }
}
