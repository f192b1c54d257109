package dev.tributary.bank.transaction;

import static org.assertj.core.api.Assertions.assertThat;

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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/// Whatever happens at the bank and on the way, what is stored becomes what the bank says at last.
@Tag("property")
class ConvergencePropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = FIRST.plusDays(4);
    private static final List<String> TEXTS = List.of("COFFEE", "RENT", "COFFEE HOUSE");

    /// One thing that happens.
    sealed interface Step {

        /// The bank books a row, late or not.
        record Post(int day, int text, boolean normalisedId, boolean providerId) implements Step {}

        /// The bank corrects a row's text.
        record Amend(int which, int text) implements Step {}

        record Withdraw(int which) implements Step {}

        /// Somebody asks, and the bank answers in some order, leaving out ids as it likes.
        ///
        /// @param batches after so many the process dies
        record Pull(int from, int days, int batchSize, int batches, int idsLeftOut, long seed) implements Step {}
    }

    private final List<Rows> bank = new ArrayList<>();
    private int ids;

    @Property(tries = 2_000)
    void anythingConvergesToTheBanksFinalTruth(@ForAll("histories") List<Step> steps) {
        // given
        bank.clear();
        var store = new InMemoryRows();
        steps.forEach(step -> happens(step, store));

        // when
        store.pull(served(new Step.Pull(0, 9, 3, 99, 0, 1)), FIRST, LAST, 3);

        // then
        assertThat(contents(store)).isEqualTo(truth());
        var again = store.pull(served(new Step.Pull(0, 9, 4, 99, 0, 2)), FIRST, LAST, 4);
        assertThat(again).isZero();
        assertThat(contents(store)).isEqualTo(truth());
    }

    @Property(tries = 2_000)
    void everyWholeAnswerIsTheTruthWhateverIdsItLeavesOut(
            @ForAll("histories") List<Step> steps, @ForAll("wholePulls") List<Step.Pull> pulls) {
        // given
        bank.clear();
        var store = new InMemoryRows();
        steps.forEach(step -> happens(step, store));

        for (var pull : pulls) {
            // when
            store.pull(served(pull), FIRST, LAST, pull.batchSize());

            // then
            assertThat(contents(store)).isEqualTo(truth());
        }
    }

    @Property(tries = 2_000)
    void aRowKeepsItsIdWhileTheBankForgetsAndRemembersItsOwn(
            @ForAll("postings") List<Step> postings, @ForAll("pulls") List<Step.Pull> pulls) {
        // given
        bank.clear();
        var store = new InMemoryRows();
        postings.forEach(step -> happens(step, store));
        store.pull(served(new Step.Pull(0, 9, 100, 99, 0, 1)), FIRST, LAST, 100);
        var before = ids(store);

        // when
        pulls.forEach(step -> happens(step, store));
        store.pull(served(new Step.Pull(0, 9, 100, 99, 0, 2)), FIRST, LAST, 100);

        // then
        assertThat(ids(store)).isEqualTo(before);
    }

    @Property(tries = 2_000)
    void whatWasUndoneStaysAway(@ForAll("postings") List<Step> postings, @ForAll("pulls") List<Step.Pull> pulls) {
        // given
        bank.clear();
        var store = new InMemoryRows();
        postings.forEach(step -> happens(step, store));
        store.pull(served(new Step.Pull(0, 9, 100, 99, 0, 1)), FIRST, LAST, 100);
        store.booked().forEach(each -> store.undo(each.known().transactionId()));

        // when
        pulls.forEach(step -> happens(step, store));

        // then
        assertThat(contents(store)).isEmpty();
    }

    private void happens(Step step, InMemoryRows store) {
        switch (step) {
            case Step.Post post -> bank.add(posted(post));
            case Step.Amend(var which, var text) -> {
                if (!bank.isEmpty()) {
                    bank.set(which % bank.size(), bank.get(which % bank.size()).described(TEXTS.get(text)));
                }
            }
            case Step.Withdraw(var which) -> {
                if (!bank.isEmpty()) {
                    bank.remove(which % bank.size());
                }
            }
            case Step.Pull pull -> {
                var from = FIRST.plusDays(pull.from());
                var to = from.plusDays(pull.days()).isAfter(LAST) ? LAST : from.plusDays(pull.days());
                store.pull(served(pull), from, to, pull.batchSize(), pull.batches());
            }
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

    private List<BankTransaction> served(Step.Pull pull) {
        var random = new Random(pull.seed());
        var rows = new ArrayList<>(bank);
        Collections.shuffle(rows, random);
        var from = FIRST.plusDays(pull.from()).toString();
        var to = FIRST.plusDays((long) pull.from() + pull.days()) + "T99";
        return rows.stream()
                .filter(row -> row.timestamp() != null
                        && row.timestamp().compareTo(from) >= 0
                        && row.timestamp().compareTo(to) <= 0)
                .map(row -> random.nextInt(100) < pull.idsLeftOut() ? row.normalisedId(null) : row)
                .map(row -> random.nextInt(100) < pull.idsLeftOut() ? row.providerId(null) : row)
                .map(Rows::served)
                .toList();
    }

    private List<String> truth() {
        return bank.stream()
                .map(row -> row.timestamp() + row.description())
                .sorted()
                .collect(Collectors.toList());
    }

    private static List<String> contents(InMemoryRows store) {
        return store.booked().stream()
                .map(each -> each.row().row())
                .map(row -> row.bookedOn() + "T00:00:00Z" + row.description())
                .sorted()
                .collect(Collectors.toList());
    }

    private static List<String> ids(InMemoryRows store) {
        return store.booked().stream()
                .map(each -> each.known().transactionId().toString())
                .sorted()
                .collect(Collectors.toList());
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        var amended = Combinators.combine(
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 2))
                .as(Step.Amend::new);
        var withdrawn = Arbitraries.integers().between(0, 99).map(Step.Withdraw::new);
        return Arbitraries.<Step>frequencyOf(
                        net.jqwik.api.Tuple.of(6, posting()),
                        net.jqwik.api.Tuple.of(1, amended),
                        net.jqwik.api.Tuple.of(1, withdrawn),
                        net.jqwik.api.Tuple.of(4, pull()))
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Step>> postings() {
        return posting().map(Step.class::cast).list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Step.Pull>> pulls() {
        return pull().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Step.Pull>> wholePulls() {
        return pull().map(each -> new Step.Pull(0, 9, each.batchSize(), 99, each.idsLeftOut(), each.seed()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Arbitrary<Step.Post> posting() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(Step.Post::new);
    }

    private static Arbitrary<Step.Pull> pull() {
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
