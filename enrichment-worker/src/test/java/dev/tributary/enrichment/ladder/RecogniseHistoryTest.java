package dev.tributary.enrichment.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.SourceKind;
import dev.tributary.contracts.TransactionsImported.ImportedTransaction;
import dev.tributary.enrichment.ladder.History.Past;
import dev.tributary.enrichment.ladder.Verdict.Categorised;
import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecogniseHistoryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final Climb ALICE = new Climb("alice", UUID.randomUUID());

    private final Map<MerchantSide, List<Past>> past = new HashMap<>();
    private final RecogniseHistory recognise = new RecogniseHistory((_, sides) -> {
        var known = new HashMap<>(past);
        known.keySet().retainAll(sides);
        return known;
    });

    @Test
    void aRefundIsOfTheCategoryThatWasPaidFor() {
        // given
        paid("john lewis", DAY.minusDays(12), "-80.00", "clothing.fashion");

        // when
        var verdict = verdictOn(row("JOHN LEWIS", DAY, "30.00", "PURCHASE"));

        // then
        assertThat(verdict).hasValueSatisfying(found -> {
            assertThat(found.category()).hasToString("clothing.fashion");
            assertThat(found.why()).isEqualTo("A refund: you paid this merchant on 2026-10-21");
        });
    }

    @Test
    void moreThanWasPaidOrBeforeItWasPaidIsNoRefund() {
        // given
        paid("john lewis", DAY.minusDays(12), "-80.00", "clothing.fashion");
        paid("argos", DAY.plusDays(3), "-80.00", "shopping.department");

        // then
        assertThat(verdictOn(row("JOHN LEWIS", DAY, "80.01", "PURCHASE"))).isEmpty();
        assertThat(verdictOn(row("ARGOS", DAY, "80.00", "PURCHASE"))).isEmpty();
    }

    @Test
    void whatComesInEveryMonthFromOneEmployerIsSalary() {
        // when
        var rows = List.of(
                row("ACME ENGINEERING", DAY.minusMonths(2), "2410.00", "CREDIT"),
                row("ACME ENGINEERING", DAY.minusMonths(1), "2450.00", "CREDIT"),
                row("ACME ENGINEERING", DAY, "2398.50", "CREDIT"));

        // then
        assertThat(recognise.decide(ALICE, rows).values())
                .hasSize(3)
                .allSatisfy(verdict -> assertThat(verdict)
                        .isInstanceOfSatisfying(
                                Categorised.class,
                                found -> assertThat(found.category()).hasToString("income.salary")));
    }

    @Test
    void whatPeopleSendIsNoSalary() {
        // given
        for (var month = 1; month < 6; month++) {
            received("anna jones", DAY.minusMonths(month), "600.00");
        }

        // then
        assertThat(verdictOn(row("ANNA JONES", DAY, "600.00", "TRANSFER"))).isEmpty();
    }

    @Test
    void theSameAmountByStandingOrderEveryMonthIsLikeRent() {
        // given
        for (var month = 1; month < 4; month++) {
            paid("oak street properties", DAY.minusMonths(month), "-950.00", null);
        }

        // then
        assertThat(verdictOn(row("OAK STREET PROPERTIES", DAY, "-950.00", "STANDING_ORDER")))
                .hasValueSatisfying(found -> {
                    assertThat(found.category()).hasToString("housing.rent");
                    assertThat(found.confidence()).isLessThan(new BigDecimal("0.7"));
                });
        assertThat(verdictOn(row("OAK STREET PROPERTIES", DAY, "-12.00", "STANDING_ORDER")))
                .isEmpty();
        assertThat(verdictOn(row("OAK STREET PROPERTIES", DAY, "-950.00", "PURCHASE")))
                .isEmpty();
    }

    private void paid(String merchant, LocalDate day, String amount, @Nullable String category) {
        add(new MerchantSide(merchant, Direction.OUT), day, amount, category);
    }

    private void received(String merchant, LocalDate day, String amount) {
        add(new MerchantSide(merchant, Direction.IN), day, amount, null);
    }

    private void add(MerchantSide side, LocalDate day, String amount, @Nullable String category) {
        var row = new Past(
                UUID.randomUUID(), day, new BigDecimal(amount), category == null ? null : new CategoryKey(category));
        past.merge(
                side,
                List.of(row),
                (known, more) -> Stream.concat(known.stream(), more.stream()).toList());
    }

    private Optional<Categorised> verdictOn(StatementRow row) {
        return Optional.ofNullable(
                        recognise.decide(ALICE, List.of(row)).get(row.told().transactionId()))
                .map(Categorised.class::cast);
    }

    private static StatementRow row(String description, LocalDate day, String amount, String type) {
        return StatementRow.of(
                new ImportedTransaction(
                        UUID.randomUUID(), day, description, null, new BigDecimal(amount), "GBP", type, List.of()),
                SourceKind.ACCOUNT);
    }
}
