package dev.tributary.testbed.truelayer.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HouseholdPropertiesTest {
    private static final List<String> ACCOUNTS =
            List.of(Households.CURRENT, Households.JOINT, Households.SAVINGS, Households.EURO, Households.CARD);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 18);

    @Property(tries = 12)
    void a_later_day_adds_rows_and_changes_none(@ForAll long seed, @ForAll @IntRange(min = 0, max = 700) int offset) {
        // given
        var today = LocalDate.of(2025, 1, 5).plusDays(offset);

        // when
        var now = Households.family(seed).until(today);
        var tomorrow = Households.family(seed).until(today.plusDays(1));

        // then
        var first = today.plusDays(1).minusYears(3).withDayOfMonth(1);
        for (var account : ACCOUNTS) {
            assertThat(between(tomorrow, account, first, today)).isEqualTo(between(now, account, first, today));
        }
    }

    @Property(tries = 12)
    void rows_are_in_the_order_of_their_days_and_none_is_zero(@ForAll long seed) {
        // when
        var ledger = Households.family(seed).until(DAY);

        // then
        for (var account : ACCOUNTS) {
            assertThat(ledger.of(account))
                    .isSortedAccordingTo((a, b) -> a.bookedOn().compareTo(b.bookedOn()));
            assertThat(ledger.of(account)).noneMatch(row -> row.amount().signum() == 0);
        }
    }

    @Property(tries = 12)
    void money_between_own_accounts_leaves_one_side_and_reaches_the_other(@ForAll long seed) {
        // when
        var ledger = Households.family(seed).until(DAY);

        // then
        var sent = sum(rows(ledger, Households.CURRENT, "RAINY DAY SAVER SAVE"));
        var received = sum(rows(ledger, Households.SAVINGS, "J DOE SAVE"));
        assertThat(sent.add(received)).isEqualByComparingTo("0");
        var repaid = sum(rows(ledger, Households.CURRENT, "NORTHBANK CREDIT CARD"));
        var credited = sum(rows(ledger, Households.CARD, "PAYMENT RECEIVED"));
        assertThat(repaid.add(credited)).isEqualByComparingTo("0");
    }

    @Property(tries = 8)
    void a_family_has_about_two_thousand_rows_a_year(@ForAll long seed) {
        // when
        var ledger = Households.family(seed).until(DAY);

        // then
        var lastYear = ACCOUNTS.stream()
                .mapToInt(account ->
                        between(ledger, account, DAY.minusYears(1), DAY).size())
                .sum();
        assertThat(lastYear).isBetween(1_800, 2_400);
    }

    @Example
    void a_family_lives_within_its_means() {
        // when
        var ledger = Households.family(20_260_101).until(DAY);

        // then
        var left = Households.BEGAN_WITH
                .add(ledger.carried(Households.CURRENT))
                .add(sum(ledger.of(Households.CURRENT).stream()));
        var saved = Households.SAVED_BEFORE
                .add(ledger.carried(Households.SAVINGS))
                .add(sum(ledger.of(Households.SAVINGS).stream()));
        assertThat(left).isBetween(new BigDecimal("-3000"), new BigDecimal("9000"));
        assertThat(saved).isBetween(new BigDecimal("2000"), new BigDecimal("90000"));
    }

    @Example
    void everything_a_person_would_recognise_is_there() {
        // when
        var categories = ACCOUNTS.stream()
                .flatMap(account -> Households.family(1).until(DAY).of(account).stream())
                .map(Booking::category)
                .distinct();

        // then
        assertThat(categories)
                .contains(
                        TransactionCategory.CREDIT,
                        TransactionCategory.STANDING_ORDER,
                        TransactionCategory.DIRECT_DEBIT,
                        TransactionCategory.PURCHASE,
                        TransactionCategory.ATM,
                        TransactionCategory.FEE_CHARGE,
                        TransactionCategory.TRANSFER,
                        TransactionCategory.INTEREST,
                        TransactionCategory.DIVIDEND,
                        TransactionCategory.CHEQUE,
                        TransactionCategory.BILL_PAYMENT);
    }

    @Example
    void another_seed_is_another_life() {
        // then
        assertThat(Households.family(1).until(DAY).of(Households.CURRENT))
                .isNotEqualTo(Households.family(2).until(DAY).of(Households.CURRENT));
    }

    private static List<Booking> between(Ledger ledger, String account, LocalDate from, LocalDate to) {
        return ledger.of(account).stream()
                .filter(row -> !row.bookedOn().isBefore(from) && !row.bookedOn().isAfter(to))
                .toList();
    }

    private static Stream<Booking> rows(Ledger ledger, String account, String start) {
        return ledger.of(account).stream().filter(row -> row.description().startsWith(start));
    }

    private static BigDecimal sum(Stream<Booking> rows) {
        return rows.map(Booking::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
