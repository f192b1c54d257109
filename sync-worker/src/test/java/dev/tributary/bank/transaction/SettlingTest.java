package dev.tributary.bank.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.messaging.Ids;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingTest {

    private static final LocalDate MADE = LocalDate.of(2026, 3, 2);

    @Test
    void whatIsNotConfiguredIsTheUsual() {
        // given
        var config = new SmallRyeConfigBuilder()
                .withMapping(SettlingConfig.class)
                .build()
                .getConfigMapping(SettlingConfig.class);

        // then
        assertThat(SettlingRules.settling(config)).isEqualTo(Settling.USUAL);
    }

    @Test
    void theTolerancesDecideWhichRowMayBeTheOne() {
        // given
        var pending = List.of(new PendingRow(
                Ids.next(), Ids.next(), MADE, new BigDecimal("-10.00"), "GBP", "COFFEE HOUSE", null, null));
        var strict = new Settling(0, 1, BigDecimal.ZERO, 0.6, 0.8);

        // then
        assertThat(Settling.USUAL.mayBeSettledBy(pending, booked(MADE.plusDays(5), "-11.00")))
                .isTrue();
        assertThat(strict.mayBeSettledBy(pending, booked(MADE.plusDays(1), "-10.00")))
                .isTrue();
        assertThat(strict.mayBeSettledBy(pending, booked(MADE.plusDays(2), "-10.00")))
                .isFalse();
        assertThat(strict.mayBeSettledBy(pending, booked(MADE, "-10.01"))).isFalse();
    }

    @Test
    void aToleranceThatMeansNothingIsRefusedByName() {
        // then
        assertThatThrownBy(() -> new Settling(-1, 10, BigDecimal.ZERO, 0.6, 0.8))
                .hasMessage("tributary.settling.days-earlier must be 0 or more, not -1");
        assertThatThrownBy(() -> new Settling(3, 10, BigDecimal.TWO, 0.6, 0.8))
                .hasMessage("tributary.settling.amount-tolerance must be from 0 to 1, not 2");
    }

    private static BookedRow booked(LocalDate day, String amount) {
        return new BookedRow(
                day,
                OffsetDateTime.of(day.atStartOfDay(), ZoneOffset.UTC),
                new BigDecimal(amount),
                "GBP",
                "DEBIT",
                "PURCHASE",
                List.of(),
                "COFFEE HOUSE",
                null,
                null,
                null,
                null,
                null);
    }
}
