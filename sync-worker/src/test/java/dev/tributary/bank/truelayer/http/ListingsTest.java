package dev.tributary.bank.truelayer.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.bank.truelayer.AccountNumbers;
import org.junit.jupiter.api.Test;

class ListingsTest {

    @Test
    void numbersAreReadHoweverTheyAreWritten() throws Exception {
        assertThat(numbers("""
                {"account_id":"a","account_number":{"iban":"gb33 BUKB 2020 1555 5555 55","sort_code":"20-20-15","number":"5555 5555"}}
                """))
                .isEqualTo(new AccountNumbers("GB33BUKB20201555555555", "202015", "55555555", null, null));
        assertThat(numbers("""
                {"account_id":"a","partial_card_number":"**** **** **** 1234","card_network":"Visa"}
                """)).isEqualTo(new AccountNumbers(null, null, null, "1234", "VISA"));
    }

    @Test
    void whatIsHiddenOrMissingTellsNothing() throws Exception {
        assertThat(numbers("""
                {"account_id":"a","account_number":{"iban":"****5555","sort_code":"**-**-15","number":"****5678"},
                 "partial_card_number":"12","card_network":""}
                """)).isEqualTo(AccountNumbers.NONE);
        assertThat(numbers("{\"account_id\":\"a\"}")).isEqualTo(AccountNumbers.NONE);
    }

    @Test
    void numbersAreNeverPrinted() throws Exception {
        assertThat(numbers("{\"account_id\":\"a\",\"partial_card_number\":\"1234\"}")
                        .toString())
                .doesNotContain("1234");
    }

    private static AccountNumbers numbers(String account) throws Exception {
        return Listings.accounts(new ObjectMapper().readTree("[" + account + "]"))
                .getFirst()
                .numbers();
    }
}
