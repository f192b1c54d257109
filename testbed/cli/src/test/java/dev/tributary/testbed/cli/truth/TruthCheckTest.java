package dev.tributary.testbed.cli.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TruthCheckTest {

    private static final Row COFFEE = row("-3.20", "COFFEE 12", "n1");
    private static final Row SALARY = row("2100.00", "SALARY", "n2");
    private static final Row UNIDENTIFIED = row("-9.99", "MARKET", null);

    @Test
    void the_same_rows_in_another_order_and_notation_are_exact() {
        // given
        var stored = List.of(row("2100", "SALARY", "n2"), row("-3.2", "COFFEE 12", "n1"));

        // when
        var verdict = compare(List.of(COFFEE, SALARY), stored);

        // then
        assertThat(verdict.isExact()).isTrue();
        assertThat(verdict.sumMatches()).isTrue();
    }

    @Test
    void a_lost_row_is_found() {
        // when
        var verdict = compare(List.of(COFFEE, SALARY), List.of(SALARY));

        // then
        assertThat(verdict.isExact()).isFalse();
        assertThat(verdict.missing()).isEqualTo(1);
        assertThat(verdict.missingExamples()).containsExactly("2026-03-01 -3.2 GBP COFFEE 12");
        assertThat(verdict.sumMatches()).isFalse();
    }

    @Test
    void a_row_stored_twice_is_found() {
        // when
        var verdict = compare(List.of(COFFEE), List.of(COFFEE, COFFEE));

        // then
        assertThat(verdict.tooMany()).isEqualTo(1);
        assertThat(verdict.isExact()).isFalse();
    }

    @Test
    void twins_that_the_bank_served_must_both_be_stored() {
        // when
        var verdict = compare(List.of(UNIDENTIFIED, UNIDENTIFIED), List.of(UNIDENTIFIED));

        // then
        assertThat(verdict.missing()).isEqualTo(1);
    }

    @Test
    void a_changed_amount_is_found_though_counts_and_ids_agree() {
        // when
        var verdict = compare(List.of(COFFEE), List.of(row("3.20", "COFFEE 12", "n1")));

        // then
        assertThat(verdict.missing()).isEqualTo(1);
        assertThat(verdict.tooMany()).isEqualTo(1);
        assertThat(verdict.wrongIds()).isZero();
        assertThat(verdict.isExact()).isFalse();
    }

    @Test
    void two_rows_that_swapped_their_ids_pass_but_a_foreign_id_is_found() {
        // when
        var verdict = compare(List.of(COFFEE), List.of(row("-3.20", "COFFEE 12", "n9")));

        // then
        assertThat(verdict.missing()).isZero();
        assertThat(verdict.wrongIds()).isEqualTo(2);
        assertThat(verdict.isExact()).isFalse();
    }

    @Test
    void comparing_nothing_proves_nothing() {
        // when
        var proof = new Proof(List.of(), java.util.Map.of());

        // then
        assertThat(proof.isExact()).isFalse();
    }

    @Property
    void any_order_of_the_same_rows_is_exact(@ForAll("rows") List<Row> bank) {
        // given
        var stored = new ArrayList<>(bank);
        Collections.reverse(stored);

        // when
        var verdict = compare(bank, stored);

        // then
        assertThat(verdict.isExact()).isTrue();
    }

    @Property
    void any_single_loss_and_any_single_doubling_is_found(@ForAll("rows") @NotEmpty List<Row> bank) {
        // given
        var less = bank.subList(1, bank.size());

        // when
        var lost = compare(bank, less);
        var doubled = compare(less, bank);

        // then
        assertThat(lost.isExact()).isFalse();
        assertThat(doubled.isExact()).isFalse();
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        var days = Arbitraries.integers().between(1, 3);
        var pennies = Arbitraries.integers().between(-3, 3);
        var ids = Arbitraries.of("n1", "n2", "n3").injectNull(0.4);
        return Combinators.combine(days, pennies, ids)
                .as((day, penny, id) ->
                        new Row(LocalDate.of(2026, 3, day), BigDecimal.valueOf(penny, 2), "GBP", "SHOP", id))
                .list()
                .ofMaxSize(20);
    }

    private static AccountVerdict compare(List<Row> bank, List<Row> stored) {
        return TruthCheck.compare("Current", bank, stored);
    }

    private static Row row(String amount, String description, @Nullable String id) {
        return new Row(LocalDate.of(2026, 3, 1), new BigDecimal(amount), "GBP", description, id);
    }
}
