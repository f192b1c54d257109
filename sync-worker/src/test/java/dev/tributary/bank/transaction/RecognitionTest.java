package dev.tributary.bank.transaction;

import static dev.tributary.bank.transaction.Rows.aCoffee;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecognitionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final InMemoryRows store = new InMemoryRows();

    @Test
    void theStrongestIdARowOffersIsWhatItIsKnownBy() {
        // when
        pull(
                aCoffee().normalisedId("n").providerId("p"),
                aCoffee().providerId("p2"),
                aCoffee(),
                aCoffee().normalisedId(" ").providerId(""));

        // then
        assertThat(store.booked())
                .extracting(each -> each.known().rule())
                .containsExactlyInAnyOrder(
                        IdentityRule.NORMALISED_PROVIDER_TRANSACTION_ID,
                        IdentityRule.PROVIDER_TRANSACTION_ID,
                        IdentityRule.FINGERPRINT,
                        IdentityRule.FINGERPRINT);
    }

    @Test
    void theSameIdUnderTwoRulesIsNotTheSameTransaction() {
        // when
        var added = pull(aCoffee().normalisedId("1"), aCoffee().providerId("1"));

        // then
        assertThat(added).isEqualTo(2);
    }

    @Test
    void twinsStayTwoAndAreNotAddedAgain() {
        // given
        pull(aCoffee(), aCoffee().described("coffee  house 12 "), aCoffee());

        // when
        var again = pull(aCoffee(), aCoffee(), aCoffee(), aCoffee());

        // then
        assertThat(again).isEqualTo(1);
    }

    @Test
    void aRowThatGetsAnIdIsKnownByItFromThenOn() {
        // given
        pull(aCoffee());

        // when
        var withId = pull(aCoffee().normalisedId("n"));
        var corrected = pull(aCoffee().normalisedId("n").described("COFFEE HOUSE LONDON"));

        // then
        assertThat(withId).isZero();
        assertThat(corrected).isZero();
        assertThat(store.booked()).hasSize(1);
    }

    @Test
    void aTwinWithoutAnIdDoesNotTakeThePlaceOfOneThatComesLaterWithItsId() {
        // given
        pull(aCoffee().normalisedId("n"));

        // when: the one with the id is in a later batch of the same answer
        var added = store.pull(served(aCoffee(), aCoffee().normalisedId("n")), DAY, DAY, 1);

        // then
        assertThat(added).isEqualTo(1);
        assertThat(store.booked()).hasSize(2);
    }

    @Test
    void aProvidersIdThatTwoRowsShareDecidesNothing() {
        // given
        pull(
                aCoffee().normalisedId("n1").providerId("p"),
                aCoffee().normalisedId("n2").providerId("p"));

        // when
        var added = pull(aCoffee().providerId("p"), aCoffee().providerId("p"));

        // then
        assertThat(added).isZero();
        assertThat(store.booked()).hasSize(2);
    }

    @Test
    void anOldTextOfACorrectedRowIsAnotherRowsIfItIsServedAgain() {
        // given
        pull(aCoffee().normalisedId("n"));
        pull(aCoffee().normalisedId("n").described("COFFEE HOUSE LONDON"));

        // when
        var added = pull(aCoffee().normalisedId("n").described("COFFEE HOUSE LONDON"), aCoffee());

        // then
        assertThat(added).isEqualTo(1);
    }

    @Test
    void aRowWithANewIdDoesNotPushATwinOntoOneThatWasWithdrawn() {
        // given
        pull(aCoffee(), aCoffee().normalisedId("gone"));
        pull(aCoffee());

        // when: each row is a batch of its own
        store.pull(served(aCoffee(), aCoffee().normalisedId("new")), DAY, DAY, 1);

        // then
        assertThat(store.booked()).hasSize(2);
    }

    @Test
    void aTwinThatMadeRoomForANewIdIsNotLostWhenTheOldIdComes() {
        // given
        pull(aCoffee());
        pull(aCoffee(), aCoffee().normalisedId("old"));

        // when: each row is a batch of its own
        store.pull(served(aCoffee(), aCoffee().normalisedId("new"), aCoffee().normalisedId("old")), DAY, DAY, 1);

        // then
        assertThat(store.booked()).hasSize(3);
    }

    private int pull(Rows... rows) {
        return store.pull(served(rows), DAY, DAY, 100);
    }

    private static List<dev.tributary.bank.truelayer.BankTransaction> served(Rows... rows) {
        return Stream.of(rows).map(Rows::served).toList();
    }
}
