package dev.tributary.bank.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.balance.Verdict.Broken;
import dev.tributary.bank.balance.Verdict.Method;
import dev.tributary.bank.balance.Verdict.Proven;
import dev.tributary.bank.balance.Verdict.Reason;
import dev.tributary.bank.balance.Verdict.Unknown;
import dev.tributary.bank.coverage.Coverage;
import dev.tributary.contracts.DateRange;
import dev.tributary.contracts.SourceKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProveBalanceTest {

    /// Two rows on the first, two on the third, one on the fifth of March.
    private static final Statement STATEMENT = Statement.of(
            100_00,
            List.of(new int[] {0, -10_00}, new int[] {0, -5_50}, new int[] {2, -20_00}, new int[] {0, 7_25}, new int[] {
                2, -1_00
            }));

    @Test
    void runningBalancesProveWithoutAnyEarlierBalance() {
        assertThat(byRunning(STATEMENT.sums(true, null), STATEMENT.told(march(5)), Statement.imported(march(5))))
                .isEqualTo(new Proven(Method.RUNNING_BALANCES, march(1), march(5)));
    }

    @Test
    void aRowMissingInTheMiddleOfADayIsNamedWithItsAmount() {
        // given
        var missing = STATEMENT.lines().get(2);

        // when
        var verdict = byRunning(STATEMENT.sums(true, missing), STATEMENT.told(march(5)), Statement.imported(march(5)));

        // then
        assertThat(verdict).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.firstDay()).isEqualTo(march(3));
            assertThat(broken.difference()).isEqualByComparingTo("-20");
        });
    }

    @Test
    void theLastRowMissingShowsInTheBalance() {
        // given
        var missing = STATEMENT.lines().getLast();

        // when
        var verdict = byRunning(STATEMENT.sums(true, missing), STATEMENT.told(march(6)), Statement.imported(march(6)));

        // then
        assertThat(verdict).isEqualTo(new Broken(Method.RUNNING_BALANCES, march(6), new BigDecimal("-1.00")));
    }

    @Test
    void daysNobodyAskedForInterruptTheChainWithoutBreakingIt() {
        // given
        var missing = STATEMENT.lines().get(2);
        var withoutTheThird = Statement.imported(march(5)).forgotten(new DateRange(march(2), march(4)));
        var sums = STATEMENT.sums(true, missing).stream()
                .filter(day -> !day.day().equals(march(3)))
                .toList();

        // when
        var verdict = byRunning(sums, STATEMENT.told(march(5)), withoutTheThird);

        // then
        assertThat(verdict).isEqualTo(new Proven(Method.RUNNING_BALANCES, march(5), march(5)));
    }

    @Test
    void aBalanceOfTodayProvesNothingWhileTheNewestDaysAreMissing() {
        // when
        var verdict = bySum(STATEMENT.told(march(20)), Statement.imported(march(5)), BalanceProof.NONE);

        // then
        assertThat(verdict.verdict()).isEqualTo(new Unknown(Reason.NOT_UP_TO_DATE));
    }

    @Test
    void anImportOfOldDaysLeavesTheNewestVerdictAsItWas() {
        // given
        var first = bySum(STATEMENT.told(march(5)), Statement.imported(march(5)), BalanceProof.NONE);
        var proven = bySum(STATEMENT.told(march(5)), Statement.imported(march(5)), first);

        // when
        var later = bySum(STATEMENT.told(march(9)), Statement.imported(march(5)), proven);

        // then
        assertThat(proven.verdict()).isInstanceOf(Proven.class);
        assertThat(later).isEqualTo(proven);
    }

    @Test
    void daysTakenBackMakeTheVerdictUnknownUntilTheyAreThereAgain() {
        // given
        var first = bySum(STATEMENT.told(march(5)), Statement.imported(march(5)), BalanceProof.NONE);
        var gap = Statement.imported(march(5)).forgotten(new DateRange(march(2), march(3)));

        // when
        var during = bySum(STATEMENT.told(march(5)), gap, first);
        var after = bySum(STATEMENT.told(march(5)), Statement.imported(march(5)), during);

        // then
        assertThat(during.verdict()).isEqualTo(new Unknown(Reason.GAP));
        assertThat(after.verdict()).isInstanceOf(Proven.class);
    }

    @Test
    void aRowStoredTwiceBreaksTheProofAsWellAsOneThatIsMissing() {
        // given
        var first = bySum(STATEMENT.told(march(5)), Statement.imported(march(5)), BalanceProof.NONE);
        var twice = Statement.of(
                100_00,
                List.of(
                        new int[] {0, -10_00},
                        new int[] {0, -5_50},
                        new int[] {2, -20_00},
                        new int[] {0, -20_00},
                        new int[] {0, 7_25},
                        new int[] {2, -1_00}));

        // when
        var verdict = new ProveBalance(
                        twice.sums(false, null), false, STATEMENT.told(march(5)), Statement.imported(march(5)), first)
                .prove(Statement.noon(march(5)))
                .verdict();

        // then
        assertThat(verdict).isEqualTo(new Broken(Method.OPENING_AND_SUM, march(3), new BigDecimal("20.00")));
    }

    @Test
    void rowsInAnotherCurrencyMakeTheSumMeaningless() {
        // when
        var proof = new ProveBalance(
                        STATEMENT.sums(false, null),
                        true,
                        STATEMENT.told(march(5)),
                        Statement.imported(march(5)),
                        BalanceProof.NONE)
                .prove(Statement.noon(march(5)));

        // then
        assertThat(proof.verdict()).isEqualTo(new Unknown(Reason.OTHER_CURRENCY));
    }

    @Test
    void whatIsOwedOnACardIsNegative() {
        // given
        var owed = new BigDecimal("61.25");

        // then
        assertThat(ToldBalance.of(SourceKind.CARD, owed, Statement.noon(march(5)))
                        .amount())
                .isEqualByComparingTo("-61.25");
        assertThat(ToldBalance.of(SourceKind.ACCOUNT, owed, Statement.noon(march(5)))
                        .amount())
                .isEqualByComparingTo("61.25");
    }

    private static Verdict byRunning(List<DaySum> sums, @Nullable ToldBalance told, Coverage coverage) {
        return new ProveBalance(sums, false, told, coverage, BalanceProof.NONE)
                .prove(Statement.noon(march(5)))
                .verdict();
    }

    private static BalanceProof bySum(ToldBalance told, Coverage coverage, BalanceProof before) {
        return new ProveBalance(STATEMENT.sums(false, null), false, told, coverage, before)
                .prove(Statement.noon(march(5)));
    }

    private static LocalDate march(int day) {
        return LocalDate.of(2026, 3, day);
    }
}
