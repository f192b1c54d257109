package dev.tributary.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.Counts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestingBank.class)
class FirstImportTest {

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LocalDate aYearAgo = today.minusYears(1);

    @Test
    void everyRowOfTheBankIsStoredOnceAndTheSameAgainAddsNothing() {
        // given
        var person = TestingPerson.someone();
        person.connects("john", "doe");
        assertThat(person.accounts()).hasSize(5);

        for (var account : person.accounts()) {
            // when
            var first = TestingImport.of(account, aYearAgo, today).start();
            assertThat(first.untilOver()).isEqualTo("completed");
            var again = TestingImport.of(account, aYearAgo, today).start();
            assertThat(again.untilOver()).isEqualTo("completed");

            // then
            var bankRows = TestingImport.bankRows(account, aYearAgo, today);
            assertThat(TestingImport.storedRows(account)).containsExactlyInAnyOrderElementsOf(bankRows);
            assertThat(first.counts()).isEqualTo(new Counts(bankRows.size(), bankRows.size(), 0, 0, 0, 0));
            assertThat(again.counts()).isEqualTo(new Counts(bankRows.size(), 0, bankRows.size(), 0, 0, 0));
        }
    }
}
