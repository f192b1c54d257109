package dev.tributary.enrichment.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.enrichment.ladder.OtherAccounts.Side;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PairTransfersTest {

    private static final UUID CURRENT = UUID.randomUUID();
    private static final UUID SAVINGS = UUID.randomUUID();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @Property
    void theSameAmountWithinFourDaysIsTheOtherSide(@ForAll @IntRange(min = -10, max = 10) int daysLater) {
        // given
        var out = side(CURRENT, DAY, "-200.00", "GBP");
        var in = side(SAVINGS, DAY.plusDays(daysLater), "200.0", "GBP");

        // then
        assertThat(PairTransfers.pairs(List.of(out), List.of(in)))
                .isEqualTo(Math.abs(daysLater) <= 4 ? Map.of(out, in) : Map.of());
    }

    @Test
    void whereTwoCouldBeTheOtherSideNeitherIs() {
        // given
        var out = side(CURRENT, DAY, "-200.00", "GBP");
        var one = side(SAVINGS, DAY, "200.00", "GBP");
        var other = side(UUID.randomUUID(), DAY.plusDays(1), "200.00", "GBP");

        // then
        assertThat(PairTransfers.pairs(List.of(out), List.of(one, other))).isEmpty();
    }

    @Test
    void whereOneCouldBelongToTwoItBelongsToNeither() {
        // given
        var first = side(CURRENT, DAY, "-200.00", "GBP");
        var second = side(CURRENT, DAY.plusDays(1), "-200.00", "GBP");
        var in = side(SAVINGS, DAY.plusDays(1), "200.00", "GBP");

        // then
        assertThat(PairTransfers.pairs(List.of(first, second), List.of(in))).isEmpty();
    }

    @Test
    void otherMoneyIsNoOtherSide() {
        // given
        var out = side(CURRENT, DAY, "-200.00", "GBP");

        // then
        assertThat(PairTransfers.pairs(
                        List.of(out),
                        List.of(
                                side(SAVINGS, DAY, "200.00", "EUR"),
                                side(SAVINGS, DAY, "-200.00", "GBP"),
                                side(CURRENT, DAY, "200.00", "GBP"),
                                side(SAVINGS, DAY, "200.01", "GBP"))))
                .isEmpty();
    }

    private static Side side(UUID account, LocalDate day, String amount, String currency) {
        return new Side(UUID.randomUUID(), account, day, new BigDecimal(amount), currency);
    }
}
