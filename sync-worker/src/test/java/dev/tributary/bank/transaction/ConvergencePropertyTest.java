package dev.tributary.bank.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.transaction.BankHistory.Step;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/// Whatever happens at the bank and on the way, what is stored becomes what the bank says at last.
@Tag("property")
class ConvergencePropertyTest {

    private BankHistory bank = new BankHistory();

    @Property(tries = 2_000)
    void anythingConvergesToTheBanksFinalTruth(@ForAll("histories") List<Step> steps) {
        // given
        bank = new BankHistory();
        var store = new InMemoryRows();
        steps.forEach(step -> happens(step, store));

        // when
        store.pull(bank.served(BankHistory.whole(3, 1)), BankHistory.FIRST, BankHistory.LAST, 3);

        // then
        assertThat(contents(store)).isEqualTo(bank.truth());
        var again = store.pull(bank.served(BankHistory.whole(4, 2)), BankHistory.FIRST, BankHistory.LAST, 4);
        assertThat(again).isZero();
        assertThat(contents(store)).isEqualTo(bank.truth());
    }

    @Property(tries = 2_000)
    void everyWholeAnswerIsTheTruthWhateverIdsItLeavesOut(
            @ForAll("histories") List<Step> steps, @ForAll("wholePulls") List<Step.Pull> pulls) {
        // given
        bank = new BankHistory();
        var store = new InMemoryRows();
        steps.forEach(step -> happens(step, store));

        for (var pull : pulls) {
            // when
            store.pull(bank.served(pull), BankHistory.FIRST, BankHistory.LAST, pull.batchSize());

            // then
            assertThat(contents(store)).isEqualTo(bank.truth());
        }
    }

    @Property(tries = 2_000)
    void aRowKeepsItsIdWhileTheBankForgetsAndRemembersItsOwn(
            @ForAll("postings") List<Step> postings, @ForAll("pulls") List<Step.Pull> pulls) {
        // given
        bank = new BankHistory();
        var store = new InMemoryRows();
        postings.forEach(step -> happens(step, store));
        store.pull(bank.served(BankHistory.whole(100, 1)), BankHistory.FIRST, BankHistory.LAST, 100);
        var before = ids(store);

        // when
        pulls.forEach(step -> happens(step, store));
        store.pull(bank.served(BankHistory.whole(100, 2)), BankHistory.FIRST, BankHistory.LAST, 100);

        // then
        assertThat(ids(store)).isEqualTo(before);
    }

    @Property(tries = 2_000)
    void whatWasUndoneStaysAway(@ForAll("postings") List<Step> postings, @ForAll("pulls") List<Step.Pull> pulls) {
        // given
        bank = new BankHistory();
        var store = new InMemoryRows();
        postings.forEach(step -> happens(step, store));
        store.pull(bank.served(BankHistory.whole(100, 1)), BankHistory.FIRST, BankHistory.LAST, 100);
        store.booked().forEach(each -> store.undo(each.known().transactionId()));

        // when
        pulls.forEach(step -> happens(step, store));

        // then
        assertThat(contents(store)).isEmpty();
    }

    private void happens(Step step, InMemoryRows store) {
        bank.happens(step);
        if (step instanceof Step.Pull pull) {
            store.pull(bank.served(pull), pull.fromDay(), pull.toDay(), pull.batchSize(), pull.batches());
        }
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
        return BankHistory.histories();
    }

    @Provide
    Arbitrary<List<Step>> postings() {
        return BankHistory.posting().map(Step.class::cast).list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Step.Pull>> pulls() {
        return BankHistory.pull().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Step.Pull>> wholePulls() {
        return BankHistory.pull()
                .map(each -> new Step.Pull(0, 9, each.batchSize(), 99, each.idsLeftOut(), each.seed()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }
}
