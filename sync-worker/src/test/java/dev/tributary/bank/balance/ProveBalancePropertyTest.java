package dev.tributary.bank.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.bank.balance.Statement.Line;
import dev.tributary.bank.balance.Verdict.Broken;
import dev.tributary.bank.balance.Verdict.Method;
import dev.tributary.bank.balance.Verdict.Proven;
import dev.tributary.bank.balance.Verdict.Reason;
import dev.tributary.bank.balance.Verdict.Unknown;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/// Whatever the bank has: all of it is proven, and nothing can be missing unnoticed.
class ProveBalancePropertyTest {

    @Provide
    Arbitrary<Statement> statements() {
        var days = Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(3, 1), Tuple.of(1, 5));
        var pence = Arbitraries.integers().between(-3_000, 3_000).filter(each -> each != 0);
        var steps = Combinators.combine(days, pence)
                .as((day, amount) -> new int[] {day, amount})
                .list()
                .ofMinSize(3)
                .ofMaxSize(30);
        return Combinators.combine(Arbitraries.longs().between(-50_000, 50_000), steps)
                .as(Statement::of);
    }

    @Property
    void runningBalancesOfACompleteStatementAreProven(@ForAll("statements") Statement statement) {
        // when
        var verdict = running(statement, null);

        // then
        assertThat(verdict).isNotInstanceOf(Broken.class);
        if (verdict instanceof Proven proven) {
            assertThat(proven.to()).isEqualTo(statement.last());
        }
    }

    @Property
    void aRowMissingAmongRunningBalancesNamesItsDayOrTheNext(
            @ForAll("statements") Statement statement, @ForAll @IntRange(max = 1_000) int which) {
        // given
        var missing = statement.lines().get(which % statement.lines().size());
        var anchored = anchoredBefore(statement, missing);
        Assume.that(anchored);

        // when
        var verdict = running(statement, missing);

        // then
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.firstDay())
                                .isIn(missing.day(), nextDayThatTells(statement, missing)));
    }

    @Property
    void laterBalancesAgreeWithACompleteStatement(@ForAll("statements") Statement statement) {
        // given
        var middle = statement.lines().get(statement.lines().size() / 2).day();

        // when
        var first = bySum(statement.until(middle), null, middle, BalanceProof.NONE);
        var second = bySum(statement, null, statement.last(), first);

        // then
        assertThat(first.verdict()).isEqualTo(new Unknown(Reason.FIRST_BALANCE));
        assertThat(second.verdict()).isEqualTo(new Proven(Method.OPENING_AND_SUM, Statement.FIRST, statement.last()));
    }

    @Property
    void aRowMissingSinceTheLastProofShowsOnTheNextDayThatIsProven(
            @ForAll("statements") Statement statement, @ForAll @IntRange(max = 1_000) int which) {
        // given
        var middle = statement.lines().get(statement.lines().size() / 2).day();
        var young = statement.lines().stream()
                .filter(line -> line.day().isAfter(middle))
                .toList();
        Assume.that(!young.isEmpty());
        var missing = young.get(which % young.size());
        var first = bySum(statement.until(middle), null, middle, BalanceProof.NONE);

        // when
        var second = bySum(statement, missing, statement.last(), first);

        // then
        assertThat(second.verdict()).isEqualTo(new Broken(Method.OPENING_AND_SUM, statement.last(), missing.amount()));

        // when
        var healed = bySum(statement, null, statement.last(), second);

        // then
        assertThat(healed.verdict()).isInstanceOf(Proven.class);
    }

    @Property
    void aRowLostAfterItsDayWasProvenNamesThatVeryDay(
            @ForAll("statements") Statement statement, @ForAll @IntRange(max = 1_000) int which) {
        // given
        var last = statement.last();
        var first = bySum(statement, null, last, BalanceProof.NONE);
        var missing = statement.lines().get(which % statement.lines().size());

        // when
        var second = bySum(statement, missing, last, first);

        // then
        assertThat(second.verdict()).isEqualTo(new Broken(Method.OPENING_AND_SUM, missing.day(), missing.amount()));
    }

    private static Verdict running(Statement statement, @Nullable Line without) {
        var last = statement.last();
        return new ProveBalance(
                        statement.sums(true, without),
                        false,
                        statement.told(last),
                        Statement.imported(last),
                        BalanceProof.NONE)
                .prove(Statement.noon(last))
                .verdict();
    }

    private static BalanceProof bySum(Statement statement, @Nullable Line without, LocalDate day, BalanceProof before) {
        return new ProveBalance(
                        statement.sums(false, without), false, statement.told(day), Statement.imported(day), before)
                .prove(Statement.noon(day));
    }

    /// The chain has to hang on something: on a day before the missing row's that does not end where it began.
    private static boolean anchoredBefore(Statement statement, Line missing) {
        return statement.sums(true, null).stream()
                .anyMatch(day -> day.day().isBefore(missing.day()) && day.sum().signum() != 0);
    }

    /// A day that ends where it began says nothing of where it began.
    private static LocalDate nextDayThatTells(Statement statement, Line missing) {
        return statement.sums(true, null).stream()
                .filter(day -> day.day().isAfter(missing.day()) && day.sum().signum() != 0)
                .map(DaySum::day)
                .findFirst()
                .orElse(statement.last());
    }
}
