package dev.tributary.imports.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.imports.account.KnownDays;
import dev.tributary.imports.days.DateRange;
import dev.tributary.imports.days.Days;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WishTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final Period FIRST_IMPORT = Period.ofDays(90);

    @Test
    void shouldAskFromTheFirstStaleDayOnWhenIncremental() {
        // given
        var known = new KnownDays(days("2026-01-01/2026-03-10"), days("2026-03-11/2026-03-20"), Days.NONE);

        // when
        var asked = asked(new Wish.Incremental(), known);

        // then
        assertThat(asked).isEqualTo(days("2026-03-11/2026-03-31"));
    }

    @Test
    void shouldStartAtTheFirstHoleWhenIncremental() {
        // given
        var known = new KnownDays(days("2026-01-01/2026-01-31", "2026-02-10/2026-03-20"), Days.NONE, Days.NONE);

        // when
        var asked = asked(new Wish.Incremental(), known);

        // then
        assertThat(asked).isEqualTo(days("2026-02-01/2026-03-31"));
    }

    @Test
    void shouldAskNothingWhenIncrementalAndNothingIsMissing() {
        // given
        var known = new KnownDays(days("2026-01-01/2026-03-31"), Days.NONE, Days.NONE);

        // when
        var asked = asked(new Wish.Incremental(), known);

        // then
        assertThat(asked.isEmpty()).isTrue();
    }

    @Test
    void shouldAskOfAnAccountNeverImportedWhatEveryBankGives() {
        // when
        var incremental = asked(new Wish.Incremental(), KnownDays.NONE);
        var gaps = asked(new Wish.Gaps(null), KnownDays.NONE);

        // then
        assertThat(incremental).isEqualTo(days("2026-01-01/2026-03-31"));
        assertThat(gaps).isEqualTo(incremental);
        assertThat(new Wish.Incremental().isFirstImport(KnownDays.NONE, TODAY)).isTrue();
    }

    @Test
    void shouldFillOnlyGapsThatCanBeHad() {
        // given
        var known = new KnownDays(
                days("2026-01-10/2026-01-31", "2026-02-10/2026-03-20"),
                days("2026-03-21/2026-03-30"),
                days("2026-02-01/2026-02-04"));

        // when
        var overall = asked(new Wish.Gaps(null), known);
        var within = asked(new Wish.Gaps(range("2026-01-01/2026-02-28")), known);

        // then
        assertThat(overall).isEqualTo(days("2026-02-05/2026-02-09", "2026-03-21/2026-03-31"));
        assertThat(within).isEqualTo(days("2026-01-01/2026-01-09", "2026-02-05/2026-02-09"));
    }

    @Test
    void shouldSpareDaysTheBankDoesNotGiveWhenAllThatIsAvailableIsAsked() {
        // given
        var known = new KnownDays(Days.NONE, Days.NONE, days("2020-01-01/2025-12-31"));

        // when
        var asked = asked(new Wish.AllAvailable(range("2021-01-01/2026-03-31")), known);

        // then
        assertThat(asked).isEqualTo(days("2026-01-01/2026-03-31"));
    }

    @Test
    void shouldAskExactlyForTheRangeThatIsNamed() {
        // given
        var known = new KnownDays(days("2026-01-01/2026-03-31"), Days.NONE, Days.NONE);

        // when
        var asked = asked(new Wish.Everything(range("2026-02-01/2026-02-28")), known);

        // then
        assertThat(asked).isEqualTo(days("2026-02-01/2026-02-28"));
    }

    private static Days asked(Wish wish, KnownDays known) {
        return wish.of(known, TODAY, FIRST_IMPORT);
    }

    static Days days(String... intervals) {
        return Days.of(Arrays.stream(intervals).map(WishTest::range).toList());
    }

    static DateRange range(String interval) {
        var ends = interval.split("/", -1);
        return new DateRange(LocalDate.parse(ends[0]), LocalDate.parse(ends[1]));
    }
}
