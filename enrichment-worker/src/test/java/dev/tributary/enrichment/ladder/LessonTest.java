package dev.tributary.enrichment.ladder;

import static dev.tributary.enrichment.ladder.StatementRows.account;
import static dev.tributary.enrichment.ladder.StatementRows.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.enrichment.taxonomy.CategoryKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What everybody's memory gets to know of one person's rows.
class LessonTest {

    @ParameterizedTest
    @ValueSource(strings = {"TRANSFER", "STANDING_ORDER", "BILL_PAYMENT", "CHEQUE", "CREDIT", "UNKNOWN"})
    void shouldShareNothingAPersonWroteOrWhomTheyKnow(String type) {
        // given
        var rows = List.of(account("JANE DOE RENT AND SORRY ABOUT TUESDAY", "-900.00", type));

        // when
        var lessons = Lesson.from(rows, decided(rows));

        // then
        assertThat(lessons).noneMatch(Lesson::shared);
    }

    @Test
    void shouldShareOnlyTheNormalisedNameOfABusiness() {
        // given
        var rows =
                List.of(purchase("CARD PAYMENT TO COSTA COFFEE ON 12 JUN 24"), purchase("TESCO STORES 3217 LONDON GB"));

        // when
        var lessons = Lesson.from(rows, decided(rows));

        // then
        assertThat(lessons).allMatch(Lesson::shared);
        assertThat(lessons.stream().map(lesson -> lesson.merchant().merchantKey()))
                .containsExactly("costa coffee", "tesco stores");
    }

    private static Map<UUID, Verdict> decided(List<StatementRow> rows) {
        var verdicts = new HashMap<UUID, Verdict>();
        rows.forEach(row -> verdicts.put(
                row.told().transactionId(),
                new Verdict.Categorised(
                        new CategoryKey("groceries"),
                        row.merchant().name(),
                        null,
                        BigDecimal.ONE,
                        Source.LANGUAGE_MODEL,
                        "It sounds so")));
        return verdicts;
    }
}
