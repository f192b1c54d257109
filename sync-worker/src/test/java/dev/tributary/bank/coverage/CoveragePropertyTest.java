package dev.tributary.bank.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.contracts.AccountChanged.Coverage.State;
import dev.tributary.contracts.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// Stretches of days against the plainest thing that could work: a note for each single day.
class CoveragePropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 60;
    private static final int LOOK_BACK = 10;

    enum What {
        ANSWERED,
        REFUSED,
        FORGOTTEN,
        CONSENT
    }

    /// @param at days after the first, when it happened
    record Happening(What what, int from, int to, int at) {

        DateRange range() {
            return new DateRange(FIRST.plusDays(Math.min(from, to)), FIRST.plusDays(Math.max(from, to)));
        }

        Instant asOf() {
            return FIRST.plusDays(at).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    @Provide
    Arbitrary<List<Happening>> history() {
        var day = Arbitraries.integers().between(0, DAYS - 1);
        var what = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(What.ANSWERED)),
                Tuple.of(2, Arbitraries.just(What.REFUSED)),
                Tuple.of(1, Arbitraries.just(What.FORGOTTEN)),
                Tuple.of(1, Arbitraries.just(What.CONSENT)));
        return Combinators.combine(what, day, day, Arbitraries.integers().between(0, DAYS + 30))
                .as(Happening::new)
                .list()
                .ofMaxSize(25);
    }

    @Property
    void stretchesSayOfEachDayWhatANoteForEachDayWouldSay(@ForAll("history") List<Happening> history) {
        // given
        var notes = new TreeMap<LocalDate, State>();

        // when
        var coverage = Coverage.NONE;
        for (var each : history) {
            coverage = apply(coverage, each);
            note(notes, each);
        }

        // then
        var told = new TreeMap<LocalDate, State>();
        for (var days : coverage.days()) {
            days.from().datesUntil(days.to().plusDays(1)).forEach(day -> told.put(day, days.state()));
        }
        assertThat(told).isEqualTo(notes);
    }

    @Property
    void stretchesAreInOrderDisjointAndMerged(@ForAll("history") List<Happening> history) {
        // when
        var days = replay(history).days();

        // then
        for (var next = 1; next < days.size(); next++) {
            var before = days.get(next - 1);
            var after = days.get(next);
            assertThat(before.to()).isBefore(after.from());
            assertThat(before.continuesIn(after)).isFalse();
        }
    }

    @Property
    void aCoveredStretchWasAnsweredLateEnoughAndAStaleOneWasNot(@ForAll("history") List<Happening> history) {
        // when
        var days = replay(history).days();

        // then
        assertThat(days).allSatisfy(each -> {
            var answered = LocalDate.ofInstant(each.asOf(), ZoneOffset.UTC);
            switch (each.state()) {
                case COVERED -> assertThat(each.to().plusDays(LOOK_BACK)).isBeforeOrEqualTo(answered);
                case STALE -> assertThat(each.from().plusDays(LOOK_BACK)).isAfter(answered);
                case UNREACHABLE -> assertThat(each.count()).isPositive();
            }
        });
    }

    @Property
    void theSameAnswerTwiceSaysNothingNew(
            @ForAll("history") List<Happening> history, @ForAll("history") List<Happening> more) {
        for (var each : more) {
            // given
            var once = apply(replay(history), each);

            // when
            var twice = apply(once, each);

            // then
            assertThat(twice).isEqualTo(once);
        }
    }

    @Property
    void oneWindowSaysTheSameAsItsTwoHalves(
            @ForAll("history") List<Happening> history, @ForAll("history") List<Happening> more) {
        for (var each : more) {
            // given
            var known = replay(history);
            var range = each.range();
            var middle = range.fromDate()
                    .plusDays((range.toDate().toEpochDay() - range.fromDate().toEpochDay()) / 2);

            // when
            var whole = known.answered(range, each.asOf(), LOOK_BACK);
            var first = known.answered(new DateRange(range.fromDate(), middle), each.asOf(), LOOK_BACK);
            var halves = middle.equals(range.toDate())
                    ? first
                    : first.answered(new DateRange(middle.plusDays(1), range.toDate()), each.asOf(), LOOK_BACK);

            // then
            assertThat(halves).isEqualTo(whole);
        }
    }

    @Property
    void gapsAndAnsweredDaysTogetherAreAllDays(@ForAll("history") List<Happening> history) {
        // given
        var coverage = replay(history);
        var last = FIRST.plusDays(DAYS - 1L);

        // when
        var gaps = coverage.gaps(FIRST, last);

        // then
        var missing = gaps.stream()
                .mapToLong(gap -> gap.toDate().toEpochDay() - gap.fromDate().toEpochDay() + 1)
                .sum();
        assertThat(missing + coverage.count(State.COVERED) + coverage.count(State.STALE))
                .isEqualTo(DAYS);
        assertThat(coverage.answers(FIRST, last)).isEqualTo(gaps.isEmpty());
        var since = coverage.answeredSince(last);
        if (since == null) {
            assertThat(gaps.getLast().toDate()).isEqualTo(last);
        } else {
            assertThat(coverage.answers(since, last)).isTrue();
            assertThat(coverage.answers(since.minusDays(1), last)).isFalse();
        }
    }

    private static Coverage replay(List<Happening> history) {
        var coverage = Coverage.NONE;
        for (var each : history) {
            coverage = apply(coverage, each);
        }
        return coverage;
    }

    private static Coverage apply(Coverage coverage, Happening each) {
        return switch (each.what()) {
            case ANSWERED -> coverage.answered(each.range(), each.asOf(), LOOK_BACK);
            case REFUSED -> coverage.refused(each.range(), each.asOf());
            case FORGOTTEN -> coverage.forgotten(each.range());
            case CONSENT -> coverage.consentRenewed();
        };
    }

    private static void note(Map<LocalDate, State> notes, Happening each) {
        if (each.what() == What.CONSENT) {
            notes.values().removeIf(state -> state == State.UNREACHABLE);
            return;
        }
        each.range().fromDate().datesUntil(each.range().toDate().plusDays(1)).forEach(day -> {
            switch (each.what()) {
                case ANSWERED -> {
                    var late = !each.asOf()
                            .isBefore(day.plusDays(LOOK_BACK)
                                    .atStartOfDay(ZoneOffset.UTC)
                                    .toInstant());
                    notes.merge(
                            day,
                            late ? State.COVERED : State.STALE,
                            (before, now) -> before == State.COVERED ? before : now);
                }
                case REFUSED ->
                    notes.merge(day, State.UNREACHABLE, (before, now) -> before == State.COVERED ? before : now);
                case FORGOTTEN -> notes.remove(day);
                case CONSENT -> throw new IllegalStateException("seen to above");
            }
        });
    }
}
