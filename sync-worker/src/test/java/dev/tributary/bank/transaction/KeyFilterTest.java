package dev.tributary.bank.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

class KeyFilterTest {

    @Property(tries = 200)
    @Tag("property")
    void itNeverDeniesWhatWasAdded(@ForAll List<Long> keys) {
        // given
        var filter = new KeyFilter();

        // when
        keys.forEach(filter::add);

        // then
        assertThat(keys).allMatch(filter::mayHold);
        assertThat(filter.size()).isEqualTo(keys.size());
    }

    @Test
    void itRarelyClaimsWhatWasNotAddedHoweverMuchItHolds() {
        // given
        var random = new Random(7);
        var filter = new KeyFilter();
        var keys = LongStream.generate(random::nextLong).limit(300_000).toArray();

        // when
        LongStream.of(keys).forEach(filter::add);

        // then
        assertThat(LongStream.of(keys)).allMatch(filter::mayHold);
        assertThat(LongStream.generate(random::nextLong)
                        .limit(100_000)
                        .filter(filter::mayHold)
                        .count())
                .isLessThan(3_000);
    }
}
