package dev.tributary.imports.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever is done with ranges must be what is done with the days in them.
class DaysTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 2, 20);

    @Property
    void aUnionHasTheDaysOfEither(@ForAll("days") Days one, @ForAll("days") Days other) {
        var expected = new TreeSet<>(each(one));
        expected.addAll(each(other));
        assertThat(each(one.plus(other))).isEqualTo(expected);
    }

    @Property
    void aDifferenceHasTheDaysOfOnlyTheFirst(@ForAll("days") Days one, @ForAll("days") Days other) {
        var expected = new TreeSet<>(each(one));
        expected.removeAll(each(other));
        assertThat(each(one.minus(other))).isEqualTo(expected);
    }

    @Property
    void anIntersectionHasTheDaysOfBoth(@ForAll("days") Days one, @ForAll("days") Days other) {
        var expected = new TreeSet<>(each(one));
        expected.retainAll(each(other));
        assertThat(each(one.within(other))).isEqualTo(expected);
    }

    @Property
    void aSetOfDaysIsWrittenInOneWay(@ForAll("days") Days days) {
        assertThat(Days.of(
                        each(days).stream().map(day -> new DateRange(day, day)).collect(Collectors.toList())))
                .isEqualTo(days);
        assertThat(days.count()).isEqualTo(each(days).size());
    }

    @Property
    void rangesStandApartOldestFirst(@ForAll("days") Days one, @ForAll("days") Days other) {
        var ranges = one.plus(other).ranges();
        for (var next = 1; next < ranges.size(); next++) {
            assertThat(ranges.get(next).from())
                    .isAfter(ranges.get(next - 1).to().plusDays(1));
        }
    }

    @Property
    void theSpanReachesFromTheFirstDayToTheLast(@ForAll("days") Days days) {
        var all = new TreeSet<>(each(days));
        assertThat(days.span().map(DateRange::from).orElse(null)).isEqualTo(all.isEmpty() ? null : all.first());
        assertThat(days.span().map(DateRange::to).orElse(null)).isEqualTo(all.isEmpty() ? null : all.last());
    }

    @Provide
    Arbitrary<Days> days() {
        return ranges().list().ofMaxSize(5).map(Days::of);
    }

    private static Arbitrary<DateRange> ranges() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(0, 10))
                .as((start, more) -> new DateRange(FIRST.plusDays(start), FIRST.plusDays(start + more)));
    }

    private static Set<LocalDate> each(Days days) {
        List<LocalDate> all = days.ranges().stream()
                .flatMap(range -> range.from().datesUntil(range.to().plusDays(1)))
                .toList();
        return new TreeSet<>(all);
    }
}
