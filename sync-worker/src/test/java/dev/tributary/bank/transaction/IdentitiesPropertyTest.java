package dev.tributary.bank.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.truelayer.BankTransaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/// Whatever is pulled, however often and in whatever pieces, each of the bank's rows is stored once.
@Tag("property")
class IdentitiesPropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = FIRST.plusDays(9);

    /// A table with a unique key.
    private static final class Store {
        private final Set<UUID> keys = new HashSet<>();

        /// @return how many were new
        int pull(List<Rows> bank, LocalDate from, LocalDate to) {
            var intake = new Intake(from, to, LAST, 1_000);
            bank.stream().map(Rows::served).forEach(intake::take);
            return (int) intake.next().transactions().stream()
                    .filter(each -> keys.add(each.identity().key()))
                    .count();
        }
    }

    @Property(tries = 200)
    void everyRowIsStoredOnceTwinsIncluded(@ForAll("banks") List<Rows> bank) {
        // given
        var store = new Store();

        // when
        var added = store.pull(bank, FIRST, LAST);

        // then
        assertThat(added).isEqualTo(bank.size());
    }

    @Property(tries = 200)
    void theSamePullTwiceAddsNothing(@ForAll("banks") List<Rows> bank) {
        // given
        var store = new Store();
        store.pull(bank, FIRST, LAST);

        // when
        var added = store.pull(bank, FIRST, LAST);

        // then
        assertThat(added).isZero();
    }

    @Property(tries = 200)
    void howTheDaysAreCutIntoAnswersDoesNotMatter(
            @ForAll("banks") List<Rows> bank,
            @ForAll @IntRange(min = 1, max = 9) int cut,
            @ForAll @IntRange(max = 4) int overlap) {
        // given
        var whole = new Store();
        whole.pull(bank, FIRST, LAST);
        var pieces = new Store();

        // when
        pieces.pull(bank, FIRST, FIRST.plusDays(Math.min(9, cut - 1 + overlap)));
        pieces.pull(bank.reversed(), FIRST.plusDays(cut), LAST);

        // then
        assertThat(pieces.keys).isEqualTo(whole.keys);
    }

    @Property(tries = 200)
    void aTransactionIdThatDriftsChangesNothing(@ForAll("banks") List<Rows> bank) {
        // given
        var before = new Intake(FIRST, LAST, LAST, 1_000);
        var after = new Intake(FIRST, LAST, LAST, 1_000);

        // when
        bank.forEach(row -> before.take(row.served()));
        bank.forEach(row -> after.take(drifted(row.served())));

        // then
        assertThat(keys(after)).isEqualTo(keys(before));
    }

    private static BankTransaction drifted(BankTransaction row) {
        return new BankTransaction(
                row.position(),
                UUID.randomUUID().toString(),
                row.normalisedProviderTransactionId(),
                row.providerTransactionId(),
                row.timestamp(),
                row.description(),
                row.amount(),
                row.currency(),
                row.transactionType(),
                row.transactionCategory(),
                row.classification(),
                row.merchantName(),
                row.runningBalance(),
                row.malformed());
    }

    private static List<UUID> keys(Intake intake) {
        return intake.next().transactions().stream()
                .map(each -> each.identity().key())
                .toList();
    }

    /// Few days, few descriptions, few amounts: twins abound. Ids are unique where a row has one.
    @Provide
    Arbitrary<List<Rows>> banks() {
        var row = Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of("COFFEE", "Coffee", "RENT"),
                        Arbitraries.of("3.40", "3.4", "900"),
                        Arbitraries.of(IdentityRule.values()))
                .as((day, description, amount, rule) -> {
                    var plain = Rows.aCoffee()
                            .at(FIRST.plusDays(day) + "T00:00:00")
                            .described(description)
                            .amount(amount);
                    return switch (rule) {
                        case NORMALISED_PROVIDER_TRANSACTION_ID -> plain.normalisedId("");
                        case PROVIDER_TRANSACTION_ID -> plain.providerId("");
                        case FINGERPRINT -> plain;
                    };
                });
        return row.list().ofMaxSize(40).map(IdentitiesPropertyTest::withUniqueIds);
    }

    private static List<Rows> withUniqueIds(List<Rows> rows) {
        var unique = new ArrayList<Rows>();
        for (var row : rows) {
            var id = "id-" + unique.size();
            unique.add(
                    row.normalisedId() != null
                            ? row.normalisedId(id)
                            : row.providerId() != null ? row.providerId(id) : row);
        }
        return unique;
    }
}
