package dev.tributary.enrichment.ladder;

import static dev.tributary.enrichment.ladder.StatementRows.account;
import static dev.tributary.enrichment.ladder.StatementRows.card;
import static dev.tributary.enrichment.ladder.StatementRows.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.enrichment.ladder.Verdict.Categorised;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecogniseStructureTest {

    private final List<RecogniseStructure> recognise =
            List.of(RecogniseStructure.particular(), RecogniseStructure.general());

    @ParameterizedTest(name = "{2} of {1}, {0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ACME LTD SALARY            | 2450.00  | CREDIT         | income.salary
            HMRC CHILD BENEFIT         | 96.25    | CREDIT         | income.benefits
            GROSS INTEREST             | 1.20     | INTEREST       | income.interest
            INTEREST ON OVERDRAFT      | -4.80    | INTEREST       | fees_interest.interest
            CASH HSBC 12NOV            | -60.00   | ATM            | cash.withdrawal
            CASH PAID IN               | 100.00   | CASH           | cash.deposit
            NON-STERLING TRANSACTION FEE | -0.50  | PURCHASE       | fees_interest.fee
            MONTHLY ACCOUNT FEE        | -5.00    | FEE_CHARGE     | fees_interest.fee
            LEEDS CITY COUNCIL COUNCIL TAX | -140.00 | DIRECT_DEBIT | taxes.council
            NATIONWIDE MORTGAGE        | -900.00  | DIRECT_DEBIT   | housing.mortgage
            J BLOGGS RENT              | -950.00  | STANDING_ORDER | housing.rent
            TO SAVINGS                 | -200.00  | TRANSFER       | transfers.own
            FROM POT                   | 20.00    | TRANSFER       | transfers.own
            ANNA JONES                 | -20.00   | TRANSFER       | transfers.people
            MR T BROWN                 | -20.00   | STANDING_ORDER | transfers.people
            BARCLAYCARD 4929           | -350.00  | DIRECT_DEBIT   | transfers.card_payment
            ACME PLC DIVIDEND          | 12.00    | DIVIDEND       | income.investment
            """)
    void whatTheBankTellsLeavesNoDoubt(String description, String amount, String type, String category) {
        assertThat(categoryOf(account(description, amount, type))).contains(category);
    }

    @Test
    void aCardIsPaidOffAndNotPaid() {
        assertThat(categoryOf(card("PAYMENT RECEIVED - THANK YOU", "350.00", "CREDIT")))
                .contains("transfers.card_payment");
    }

    @ParameterizedTest
    @CsvSource({
        "TESCO STORES 3217",
        "RENTAL CARS",
        "PARENT PAY",
        "INTEREST CLOTHING",
        "ATMOSPHERE BAR",
        "CASH CONVERTERS"
    })
    void aShopIsLeftToWhoKnowsShops(String description) {
        assertThat(categoryOf(purchase(description))).isEmpty();
    }

    private Optional<String> categoryOf(StatementRow row) {
        return recognise.stream()
                .flatMap(rung -> rung.decide(row).stream())
                .findFirst()
                .map(verdict -> ((Categorised) verdict).category().value());
    }
}
