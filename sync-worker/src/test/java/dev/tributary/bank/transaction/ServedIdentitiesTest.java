package dev.tributary.bank.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class ServedIdentitiesTest {

    @Property(tries = 200)
    void everyServedKeyIsKnownAndNoOther(@ForAll @Size(max = 300) List<Long> served, @ForAll List<Long> others) {
        // given: keys that often share a half
        var identities = new ServedIdentities();
        var keys = served.stream().map(ServedIdentitiesTest::key).toList();
        keys.forEach(identities::add);
        // then
        assertThat(identities.size()).isEqualTo(keys.size());
        assertThat(keys).allMatch(identities::contains);
        assertThat(others.stream().map(ServedIdentitiesTest::key).filter(key -> !keys.contains(key)))
                .noneMatch(identities::contains);
    }

    @Property(tries = 50)
    void keysMayBeAddedAfterOneWasLookedFor(@ForAll @Size(min = 1, max = 100) List<Long> served) {
        // given
        var identities = new ServedIdentities();
        // when
        for (var each : served) {
            identities.add(key(each));
            identities.contains(key(each));
        }
        // then
        assertThat(served).allMatch(each -> identities.contains(key(each)));
    }

    private static UUID key(long value) {
        return new UUID(value % 7, value);
    }
}
