package dev.tributary.bank.transaction;

import dev.tributary.bank.truelayer.BankTransaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/// A bank whose rows of five days change while it is asked about them.
public final class BankHistory {

    public static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    public static final LocalDate LAST = FIRST.plusDays(4);
    private static final List<String> TEXTS = List.of("COFFEE", "RENT", "COFFEE HOUSE");

    /// One thing that happens.
    public sealed interface Step {

        /// The bank books a row, late or not.
        record Post(int day, int text, boolean normalisedId, boolean providerId) implements Step {}

        /// The bank corrects a row's text.
        record Amend(int which, int text) implements Step {}

        record Withdraw(int which) implements Step {}

        /// Somebody asks, and the bank answers in some order, leaving out ids as it likes.
        ///
        /// @param batches after so many the process dies
        record Pull(int from, int days, int batchSize, int batches, int idsLeftOut, long seed) implements Step {

            public LocalDate fromDay() {
                return FIRST.plusDays(from);
            }

            public LocalDate toDay() {
                var to = fromDay().plusDays(days);
                return to.isAfter(LAST) ? LAST : to;
            }
        }
    }

    private final List<Rows> rows = new ArrayList<>();
    private int ids;

    /// A pull of everything that nothing interrupts.
    public static Step.Pull whole(int batchSize, long seed) {
        return new Step.Pull(0, 9, batchSize, 99, 0, seed);
    }

    /// What the bank does by itself; a pull changes nothing there.
    public void happens(Step step) {
        switch (step) {
            case Step.Post post -> rows.add(posted(post));
            case Step.Amend(var which, var text) -> {
                if (!rows.isEmpty()) {
                    rows.set(which % rows.size(), rows.get(which % rows.size()).described(TEXTS.get(text)));
                }
            }
            case Step.Withdraw(var which) -> {
                if (!rows.isEmpty()) {
                    rows.remove(which % rows.size());
                }
            }
            case Step.Pull _ -> {}
        }
    }

    private Rows posted(Step.Post post) {
        var id = ids++;
        return Rows.aCoffee()
                .at(FIRST.plusDays(post.day()) + "T00:00:00Z")
                .described(TEXTS.get(post.text()))
                .normalisedId(post.normalisedId() ? "n-" + id : null)
                .providerId(post.providerId() ? "p-" + id : null);
    }

    /// The bank's answer.
    public List<BankTransaction> served(Step.Pull pull) {
        var random = new Random(pull.seed());
        var shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        return shuffled.stream()
                .filter(row -> isWithin(pull, row.timestamp()))
                .map(row -> random.nextInt(100) < pull.idsLeftOut() ? row.normalisedId(null) : row)
                .map(row -> random.nextInt(100) < pull.idsLeftOut() ? row.providerId(null) : row)
                .map(Rows::served)
                .toList();
    }

    private static boolean isWithin(Step.Pull pull, @Nullable String timestamp) {
        if (timestamp == null) {
            return false;
        }
        var day = LocalDate.parse(timestamp.substring(0, "2026-03-01".length()));
        return !day.isBefore(pull.fromDay()) && !day.isAfter(pull.toDay());
    }

    /// Day and text of every row, in their order.
    public List<String> truth() {
        return rows.stream()
                .map(row -> row.timestamp() + row.description())
                .sorted()
                .collect(Collectors.toList());
    }

    public static Arbitrary<List<Step>> histories() {
        var amended = Combinators.combine(
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 2))
                .as(Step.Amend::new);
        var withdrawn = Arbitraries.integers().between(0, 99).map(Step.Withdraw::new);
        return Arbitraries.<Step>frequencyOf(
                        Tuple.of(6, posting()), Tuple.of(1, amended), Tuple.of(1, withdrawn), Tuple.of(4, pull()))
                .list()
                .ofMaxSize(30);
    }

    public static Arbitrary<Step.Post> posting() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Step.Post::new);
    }

    public static Arbitrary<Step.Pull> pull() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.of(0, 1, 2, 99, 99),
                        Arbitraries.of(0, 30, 100),
                        Arbitraries.longs())
                .as(Step.Pull::new);
    }
}
