package dev.tributary.imports.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CalibrationTest {

    private static final double MOST = 20;
    private static final double LOW = 0.7;
    private static final double HIGH = 1.4;

    @Test
    void shouldTrustTheFormulaWhileNothingIsLearned() {
        // when
        var calibration = Calibration.of(List.of(), MOST, LOW, HIGH);

        // then
        assertThat(calibration.likely()).isEqualTo(1);
        assertThat(calibration.low()).isCloseTo(LOW, within(1e-9));
        assertThat(calibration.high()).isCloseTo(HIGH, within(1e-9));
    }

    @Property
    void theEndsEncloseTheMiddle(@ForAll @Size(max = 60) List<@DoubleRange(min = 0, max = 100) Double> ratios) {
        var calibration = Calibration.of(ratios, MOST, LOW, HIGH);
        assertThat(calibration.low()).isPositive().isLessThanOrEqualTo(calibration.likely());
        assertThat(calibration.high()).isGreaterThanOrEqualTo(calibration.likely());
    }

    @Property
    void everyImportBringsTheEstimateNearerToWhatAlwaysTurnsOut(
            @ForAll @DoubleRange(min = 0.1, max = 10) double truth, @ForAll @IntRange(min = 1, max = 30) int imports) {
        var before = Calibration.of(Collections.nCopies(imports - 1, truth), MOST, LOW, HIGH);
        var after = Calibration.of(Collections.nCopies(imports, truth), MOST, LOW, HIGH);
        assertThat(error(after, truth)).isLessThanOrEqualTo(error(before, truth));
        assertThat(after.high() / after.low()).isLessThanOrEqualTo(before.high() / before.low());
    }

    @Property
    void whatAlwaysTurnsOutIsExpectedInTheEnd(@ForAll @DoubleRange(min = 0.1, max = 10) double truth) {
        var calibration = Calibration.of(Collections.nCopies(50, truth), MOST, LOW, HIGH);
        assertThat(calibration.likely()).isCloseTo(truth, within(truth * 0.1));
    }

    @Property
    void aMishapDoesNotMoveTheMiddleBeyondWhatElseTurnedOut(
            @ForAll @DoubleRange(min = 0.5, max = 2) double truth,
            @ForAll @DoubleRange(min = 0, max = 1_000_000) double mishap,
            @ForAll @IntRange(min = 3, max = 30) int imports) {
        var ratios = new ArrayList<>(Collections.nCopies(imports, truth));
        var without = Calibration.of(ratios, MOST, LOW, HIGH).likely();
        ratios.add(mishap);
        var with = Calibration.of(ratios, MOST, LOW, HIGH).likely();
        assertThat(with).isBetween(Math.min(without, truth) - 1e-9, Math.max(without, truth) + 1e-9);
    }

    @Property
    void theOrderOfImportsMakesNoDifference(
            @ForAll @Size(max = 20) List<@DoubleRange(min = 0.01, max = 50) Double> ratios) {
        var backwards = new ArrayList<>(ratios);
        Collections.reverse(backwards);
        assertThat(Calibration.of(backwards, MOST, LOW, HIGH)).isEqualTo(Calibration.of(ratios, MOST, LOW, HIGH));
    }

    @Property
    void noImportMovesTheEstimateFurtherThanTheMost(@ForAll @DoubleRange(min = 0, max = 1_000_000) double ratio) {
        var likely = Calibration.of(List.of(ratio), 3, LOW, HIGH).likely();
        assertThat(Math.abs(Math.log(likely))).isLessThanOrEqualTo(Math.log(3) / 2 + 1e-9);
    }

    private static double error(Calibration calibration, double truth) {
        return Math.abs(Math.log(calibration.likely() / truth)) - 1e-9;
    }
}
