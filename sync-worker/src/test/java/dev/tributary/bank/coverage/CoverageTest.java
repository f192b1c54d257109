package dev.tributary.bank.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.contracts.AccountChanged.Coverage.State;
import dev.tributary.contracts.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

    @Test
    void anAnswerCoversAllButTheLastTenDays() {
        // when
        var coverage = Coverage.NONE.answered(march(1, 31), NOON, 10);

        // then
        assertThat(coverage.days()).containsExactly(days(1, 21, State.COVERED, NOON), days(22, 31, State.STALE, NOON));
    }

    @Test
    void theNextAnswerCoversWhatTheLastOneLeftStale() {
        // given
        var first = Coverage.NONE.answered(march(1, 12), Instant.parse("2026-03-12T12:00:00Z"), 10);

        // when
        var second = first.answered(march(3, 31), NOON, 10);

        // then
        assertThat(second.days()).containsExactly(days(1, 21, State.COVERED, NOON), days(22, 31, State.STALE, NOON));
    }

    @Test
    void anAnswerOutOfACacheProvesOnlyWhatItProvedTheFirstTime() {
        // given
        var asked = Instant.parse("2026-03-31T11:10:00Z");
        var fresh = Coverage.NONE.answered(march(25, 31), NOON, 10);

        // when
        var cached = fresh.answered(march(20, 31), asked, 10);

        // then
        assertThat(cached.days())
                .containsExactly(
                        days(20, 21, State.COVERED, asked),
                        days(22, 24, State.STALE, asked),
                        days(25, 31, State.STALE, NOON));
    }

    @Test
    void whatTheBankRefusesIsUnreachableUntilANewConsent() {
        // given
        var refused = Coverage.NONE.answered(march(11, 20), NOON, 10).refused(march(1, 15), NOON);

        // then
        assertThat(refused.days())
                .containsExactly(days(1, 10, State.UNREACHABLE, NOON), days(11, 20, State.COVERED, NOON));
        assertThat(refused.gaps(march(1, 1).fromDate(), march(31, 31).toDate()))
                .containsExactly(march(1, 10), march(21, 31));

        // when
        var renewed = refused.consentRenewed();

        // then
        assertThat(renewed.days()).containsExactly(days(11, 20, State.COVERED, NOON));
    }

    @Test
    void forgottenDaysLeaveAGapBetweenWhatIsKnown() {
        // when
        var coverage = Coverage.NONE.answered(march(1, 20), NOON, 10).forgotten(march(5, 6));

        // then
        assertThat(coverage.days()).containsExactly(days(1, 4, State.COVERED, NOON), days(7, 20, State.COVERED, NOON));
        assertThat(coverage.answeredSince(LocalDate.of(2026, 3, 20))).isEqualTo(LocalDate.of(2026, 3, 7));
        assertThat(coverage.answeredSince(LocalDate.of(2026, 3, 21))).isNull();
    }

    @Test
    void theNumberOfStretchesIsBoundedAndTheNewestAreKept() {
        // when
        var coverage = Coverage.NONE;
        for (var each = 0; each < 1_000; each++) {
            var day = LocalDate.of(2016, 1, 1).plusDays(2L * each);
            coverage = coverage.answered(new DateRange(day, day), NOON, 10);
        }

        // then
        assertThat(coverage.days()).hasSize(Coverage.MOST);
        assertThat(coverage.days().getLast().to())
                .isEqualTo(LocalDate.of(2016, 1, 1).plusDays(1_998));
    }

    @Test
    void daysInDisorderAreRefused() {
        assertThatThrownBy(() -> new Coverage(List.of(days(5, 9, State.STALE, NOON), days(9, 10, State.COVERED, NOON))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none twice");
    }

    private static DateRange march(int from, int to) {
        return new DateRange(LocalDate.of(2026, 3, from), LocalDate.of(2026, 3, to));
    }

    private static Days days(int from, int to, State state, Instant asOf) {
        return new Days(LocalDate.of(2026, 3, from), LocalDate.of(2026, 3, to), state, asOf);
    }
}
