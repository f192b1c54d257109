package dev.tributary.enrichment.localmodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PADDLE.NET* ACME        | SOLD_BY_A_SOFTWARE_RESELLER
            FS *acmewriter          | SOLD_BY_A_SOFTWARE_RESELLER
            TST* THE OLD OAK        | PAID_AT_A_RESTAURANTS_TILL
            SP * FINE SOCKS         | HOSTED_SHOP
            WWW.EXAMPLE.IO          | NAMED_AFTER_ITS_SITE
            ACME SUPPLY LIMITED     | COMPANY
            ACME INC.               | INCORPORATED
            ABCD                    | INITIALS
            """)
    void whatSurroundsANameIsNoticed(String description, Hint hint) {
        assertThat(Hint.in(description)).contains(hint);
    }

    @ParameterizedTest
    @CsvSource({"TESCO STORES 3217", "SPAR 12", "INCENSE AND MORE", "COMPANY OF WOLVES"})
    void nothingIsReadIntoPlainNames(String description) {
        assertThat(Hint.in(description)).isEmpty();
    }
}
