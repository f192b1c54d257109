package dev.tributary.bank.truelayer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.bank.truelayer.BankCallFailed;
import dev.tributary.bank.truelayer.BankFailure.BrokenAnswer;
import dev.tributary.bank.truelayer.BankFailure.Unavailable;
import dev.tributary.bank.truelayer.BankTransaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionsAnswerTest {

    @Test
    void aRowIsReadAsItIsWritten() throws IOException {
        // when
        var rows = read("""
                {"results":[{"transaction_id":"t","timestamp":"2026-03-02T00:00:00","description":"A","amount":-12.10,
                "currency":"GBP","transaction_type":"DEBIT","transaction_category":"PURCHASE",
                "transaction_classification":["Food","Coffee","More"],"merchant_name":null,
                "running_balance":{"amount":1,"currency":"GBP"},"meta":{"any":["thing"]},"new_field":true}],
                "status":"Succeeded"}""");

        // then
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.amount()).isEqualTo("-12.10");
            assertThat(row.classification()).containsExactly("Food", "Coffee");
            assertThat(row.merchantName()).isNull();
            assertThat(row.runningBalance()).isEqualTo("1");
            assertThat(row.malformed()).isNull();
        });
    }

    @Test
    void aRowOfOtherTypesIsHandedOnAsMalformedAndItsNeighboursAreRead() throws IOException {
        // when
        var rows = read("""
                {"results":[{"amount":{"value":1}},{"description":7},"not a row",[1],{"description":"fine"}]}""");

        // then
        assertThat(rows)
                .extracting(BankTransaction::malformed)
                .containsExactly("amount", "description", "row", "row", null);
        assertThat(rows).extracting(BankTransaction::position).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void aRunningBalanceThatCannotBeUsedIsLeftOutAndTheRowIsRead() throws IOException {
        // when
        var rows = read("""
                {"results":[{"currency":"GBP","running_balance":{"amount":1,"currency":"EUR"}},
                {"running_balance":{"amount":{"value":1}}},{"running_balance":7},{"running_balance":null},
                {"running_balance":{"amount":"2.50","currency":"gbp"},"currency":"GBP"}]}""");
        // then
        assertThat(rows).extracting(BankTransaction::runningBalance).containsExactly(null, null, null, null, "2.50");
        assertThat(rows).extracting(BankTransaction::malformed).containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"results\":[{\"amount\":1},{\"amo | malformed_json",
                "{\"results\":[{\"amount\":1} | malformed_json",
                "{\"results\":[{\"amount\":1}] | malformed_json",
                "<html>maintenance</html> | malformed_json",
                "[] | not_an_object",
                "{} | no_results",
                "{\"results\":null} | no_results",
                "{\"results\":[{\"amount\":1}]} | none"
            })
    void anAnswerThatIsNotWholeIsNeverTakenForOne(String body, String code) throws IOException {
        if (code.equals("none")) {
            assertThat(read(body)).hasSize(1);
        } else {
            assertThatThrownBy(() -> read(body))
                    .isInstanceOfSatisfying(
                            BankCallFailed.class,
                            failed -> assertThat(failed.failure()).isEqualTo(new BrokenAnswer(code)));
        }
    }

    @Test
    void aFailureInASuccessfulAnswerIsAFailure() {
        assertThatThrownBy(() -> read("{\"status\":\"Failed\"}"))
                .isInstanceOfSatisfying(
                        BankCallFailed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Unavailable.class));
    }

    @ParameterizedTest
    @CsvSource({
        "provider_timeout, TooSlow",
        "provider_error, Unavailable",
        "access_denied, ConsentEnded",
        "sca_exceeded, HistoryLocked",
        "account_not_found, AccountGone",
        "invalid_date_range, Refused",
        "provider_request_limit_exceeded, RateLimited",
        "endpoint_not_supported, NotOffered"
    })
    void aFailureToldInAnAnswerThatWasAskedForLaterMeansWhatItWouldHaveMeantAtOnce(String error, String meaning) {
        assertThatThrownBy(() -> TransactionsAnswer.readPrepared(
                        stream("{\"status\":\"Failed\",\"results\":[],\"error\":\"%s\"}".formatted(error)), _ -> true))
                .isInstanceOfSatisfying(
                        BankCallFailed.class,
                        failed -> assertThat(failed.failure().getClass().getSimpleName())
                                .isEqualTo(meaning));
    }

    @Test
    void anAnswerThatIsBeingPreparedIsNeitherEmptyNorBroken() throws IOException {
        assertThat(TransactionsAnswer.readPrepared(stream("{\"status\":\"Running\",\"task_id\":\"t\"}"), _ -> true))
                .isFalse();
        assertThat(TransactionsAnswer.readPrepared(stream("{\"status\":\"Succeeded\",\"results\":[]}"), _ -> true))
                .isTrue();
    }

    @Test
    void readingStopsWhenTheReaderWantsNoMore() throws IOException {
        // given
        var taken = new ArrayList<BankTransaction>();

        // when
        TransactionsAnswer.read(stream("{\"results\":[{},{},{}]}"), row -> {
            taken.add(row);
            return taken.size() < 2;
        });

        // then
        assertThat(taken).hasSize(2);
    }

    private static List<BankTransaction> read(String body) throws IOException {
        var rows = new ArrayList<BankTransaction>();
        TransactionsAnswer.read(stream(body), rows::add);
        return rows;
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }
}
