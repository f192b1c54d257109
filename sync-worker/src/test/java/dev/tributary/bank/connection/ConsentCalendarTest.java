package dev.tributary.bank.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentCalendarTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "P15D, -1",
        "P14DT1S, -1",
        "P14D, 14",
        "P8D, 14",
        "P7D, 7",
        "P1DT1S, 7",
        "P1D, 1",
        "PT1S, 1",
        "PT0S, -1",
        "P-1D, -1"
    })
    void theLastMarkThatWasPassedIsTold(Duration left, int mark) {
        assertThat(ConsentCalendar.passed(NOW.plus(left), NOW))
                .isEqualTo(mark < 0 ? OptionalInt.empty() : OptionalInt.of(mark));
    }

    @ParameterizedTest
    @CsvSource({"P90D, P7D", "P22D, P7D", "P18D, P3D", "P15D, P1D", "P2D, P1D"})
    void consentsAreCheckedMoreOftenNearTheirEnd(Duration left, Duration wait) {
        assertThat(ConsentCalendar.nextCheck(NOW.plus(left), NOW)).isEqualTo(NOW.plus(wait));
    }

    @Test
    void anUnknownEndIsAskedForDailyAndNeverWarnedOf() {
        assertThat(ConsentCalendar.nextCheck(null, NOW)).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(ConsentCalendar.passed(null, NOW)).isEmpty();
    }

    @Test
    void daysLeftAreWholeAndNeverNegative() {
        assertThat(ConsentCalendar.daysLeft(NOW.plus(Duration.ofHours(47)), NOW))
                .isEqualTo(1);
        assertThat(ConsentCalendar.daysLeft(NOW.minus(Duration.ofDays(3)), NOW)).isZero();
    }
}
