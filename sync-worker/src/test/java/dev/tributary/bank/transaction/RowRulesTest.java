package dev.tributary.bank.transaction;

import static dev.tributary.bank.transaction.Rows.aCoffee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.transaction.Verdict.Booked;
import dev.tributary.bank.transaction.Verdict.OutOfRange;
import dev.tributary.bank.transaction.Verdict.Rejected;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowRulesTest {

    private final RowRules rules =
            new RowRules(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), LocalDate.of(2026, 4, 1));

    @ParameterizedTest
    @CsvSource({
        "3.40, DEBIT, -3.40",
        "-3.40, DEBIT, -3.40",
        "3.40, CREDIT, 3.40",
        "-3.40, CREDIT, 3.40",
        "3.4e1, CREDIT, 34",
        "0.0001, CREDIT, 0.0001",
        "0, DEBIT, 0"
    })
    void theSignComesFromTheTransactionType(String amount, String type, BigDecimal signed) {
        // when
        var verdict = rules.judge(aCoffee().amount(amount).type(type).served());

        // then
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Booked.class,
                        booked -> assertThat(booked.row().amount()).isEqualByComparingTo(signed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02",
                "2026-03-02T00:00:00",
                "2026-03-02T23:59:59Z",
                "2026-03-02T00:00:00+00:00",
                "2026-03-02T00:00:00.000Z",
                "2026-03-02T00:30:00+02:00",
                "2026-03-02T23:30:00-05:00"
            })
    void theDayIsTheOneThatIsWrittenWhateverZoneFollows(String timestamp) {
        // when
        var verdict = rules.judge(aCoffee().at(timestamp).served());

        // then
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Booked.class,
                        booked -> assertThat(booked.row().bookedOn()).isEqualTo(LocalDate.of(2026, 3, 2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-28T00:00:00Z", "2026-04-01", "1999-12-31"})
    void rowsOfOtherDaysAreNotThisAnswersBusiness(String timestamp) {
        assertThat(rules.judge(aCoffee().at(timestamp).served())).isEqualTo(new OutOfRange());
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, absurd_date",
        "2126-03-02, absurd_date",
        "yesterday, unreadable_timestamp",
        "2026-02-30, unreadable_timestamp",
        "2026-03-02T25:00:00Z, unreadable_timestamp",
        ", missing_timestamp"
    })
    void aTimeThatCannotBeMeantIsRejected(String timestamp, String reason) {
        assertThat(rules.judge(aCoffee().at(timestamp).served())).isEqualTo(new Rejected(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "1e99, absurd_amount",
        "1000000000000, absurd_amount",
        "1.23456, absurd_amount",
        "1e1000000000, unreadable_amount",
        "NaN, unreadable_amount",
        "twelve, unreadable_amount",
        ", missing_amount"
    })
    void anAmountThatCannotBeMeantIsRejected(String amount, String reason) {
        assertThat(rules.judge(aCoffee().amount(amount).served())).isEqualTo(new Rejected(reason));
    }

    @Test
    void aRowIsRejectedRatherThanGuessedAt() {
        assertThat(rules.judge(aCoffee().type(null).served())).isEqualTo(new Rejected("missing_transaction_type"));
        assertThat(rules.judge(aCoffee().type("REFUND").served())).isEqualTo(new Rejected("unknown_transaction_type"));
        assertThat(rules.judge(aCoffee().described(null).served())).isEqualTo(new Rejected("missing_description"));
        assertThat(rules.judge(aCoffee().described("x".repeat(5_000)).served())).isEqualTo(new Rejected("absurd_text"));
        assertThat(rules.judge(aCoffee().malformed("amount").served())).isEqualTo(new Rejected("malformed_amount"));
    }

    @Test
    void aCharacterTheDatabaseCannotKeepDoesNotCostTheRow() {
        // when
        var verdict = rules.judge(aCoffee().described("COF\0FEE").served());

        // then
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Booked.class,
                        booked -> assertThat(booked.row().description()).isEqualTo("COFFEE"));
    }
}
