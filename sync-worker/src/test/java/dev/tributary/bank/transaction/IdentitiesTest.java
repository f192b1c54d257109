package dev.tributary.bank.transaction;

import static dev.tributary.bank.transaction.Rows.aCoffee;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentitiesTest {

    @Test
    void theStrongestIdARowOffersDecides() {
        // when
        var identities = identities(
                aCoffee().normalisedId("n").providerId("p"),
                aCoffee().providerId("p"),
                aCoffee(),
                aCoffee().normalisedId(" ").providerId(""));

        // then
        assertThat(identities)
                .extracting(Identity::rule)
                .containsExactly(
                        IdentityRule.NORMALISED_PROVIDER_TRANSACTION_ID,
                        IdentityRule.PROVIDER_TRANSACTION_ID,
                        IdentityRule.FINGERPRINT,
                        IdentityRule.FINGERPRINT);
    }

    @Test
    void theSameIdUnderTwoRulesIsNotTheSameTransaction() {
        // when
        var identities = identities(aCoffee().normalisedId("1"), aCoffee().providerId("1"));

        // then
        assertThat(identities).extracting(Identity::key).doesNotHaveDuplicates();
    }

    @Test
    void twinsOfOneDayAreToldApartByTheirOrder() {
        // when
        var identities = identities(aCoffee(), aCoffee().described("coffee  house 12 "), aCoffee());

        // then
        assertThat(identities).extracting(Identity::ordinal).containsExactly(0, 1, 2);
        assertThat(identities).extracting(Identity::key).doesNotHaveDuplicates();
    }

    @Test
    void manyFingerprintsAreCountedWithoutMixingThemUp() {
        // given
        var twins = new TwinCounter();
        for (var round = 0; round < 3; round++) {
            for (var fingerprint = 0L; fingerprint < 10_000; fingerprint++) {
                // when
                var before = twins.next(fingerprint * 0x9E3779B97F4A7C15L);

                // then
                assertThat(before).isEqualTo(round);
            }
        }
    }

    private static List<Identity> identities(Rows... rows) {
        var day = LocalDate.of(2026, 3, 2);
        var intake = new Intake(day, day, day, 100);
        List.of(rows).forEach(row -> intake.take(row.served()));
        return intake.next().transactions().stream()
                .map(BookedTransaction::identity)
                .toList();
    }
}
