package dev.tributary.imports.job;

import static dev.tributary.imports.job.ImportJobFixture.NOW;
import static dev.tributary.imports.job.ImportJobFixture.aJobOf;
import static dev.tributary.imports.job.ImportJobFixture.completed;
import static dev.tributary.imports.job.ImportJobFixture.completedWithoutJanuary;
import static dev.tributary.imports.job.ImportJobFixture.parked;
import static dev.tributary.imports.job.ImportJobFixture.progressed;
import static dev.tributary.imports.job.ImportJobFixture.rows;
import static dev.tributary.imports.job.ImportJobFixture.stateOf;
import static dev.tributary.imports.job.ImportJobFixture.sync;
import static dev.tributary.imports.job.ImportJobFixture.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.imports.days.DateRange;
import dev.tributary.imports.days.Days;
import dev.tributary.imports.job.AccountSync.State;
import dev.tributary.imports.job.Decision.Moved;
import dev.tributary.imports.job.ImportJob.Ended;
import dev.tributary.imports.job.ImportJob.Running;
import dev.tributary.imports.job.ImportJobEvent.AccountResent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    @Test
    void shouldSendASilentAccountOutAgainAndLeaveTheOthersAlone() {
        // given
        var now = NOW.plus(Duration.ofMinutes(6));
        var job = (Running) aJobOf("silent", "busy")
                .running()
                .report(progressed("busy", 1, rows(1), 10), NOW.plus(Duration.ofMinutes(5)))
                .job();

        // when
        var decision = (Moved) watched(job, now);

        // then
        assertThat(decision.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        AccountResent.class,
                        resent -> assertThat(resent.account()).isEqualTo(ImportJobFixture.account("silent")));
        assertThat(sync("silent", decision.job()).resends()).isEqualTo(1);
        assertThat(sync("busy", decision.job()).resends()).isZero();
    }

    @Test
    void shouldBeMorePatientEachTimeAndGiveUpInTheEnd() {
        // given
        ImportJob job = aJobOf("a").running();
        var now = NOW;
        var times = 0;

        // when
        while (!(job instanceof Ended)) {
            now = now.plus(Duration.ofMinutes(1));
            job = watched(job, now).job();
            times++;
            assertThat(times).isLessThan(200);
        }

        // then
        assertThat(Duration.between(NOW, now)).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(35));
        assertThat(stateOf("a", job))
                .isInstanceOfSatisfying(
                        State.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo("no_answer"));
        assertThat(((Ended) job).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void shouldForgetItsWorryAsSoonAsItHearsOfTheAccount() {
        // given
        var later = NOW.plus(Duration.ofMinutes(6));
        var resent = (Running) watched(aJobOf("a").running(), later).job();

        // when
        var heard = resent.report(progressed("a", 1, rows(1), 10), later).job();

        // then
        assertThat(sync("a", heard).resends()).isZero();
    }

    @Test
    void shouldNotWorryAboutAnAccountThatWaitsForItsBank() {
        // given
        var job = aJobOf("a").running().report(waiting("a", 1), NOW).job();

        // when
        var waits = watched(job, NOW.plusSeconds(60).plus(Duration.ofMinutes(1)));
        var overdue = watched(job, NOW.plusSeconds(60).plus(Duration.ofMinutes(3)));

        // then
        assertThat(waits).isInstanceOf(Decision.Unchanged.class);
        assertThat(overdue).isInstanceOf(Moved.class);
    }

    @Test
    void shouldEndPartialWhenTheBankDoesNotGiveSomeDaysAndRetryOnlyThose() {
        // given
        var job = aJobOf("a", "b").running();

        // when
        var after = ((Running) job.report(completed("b", 1, rows(1)), NOW).job())
                .report(completedWithoutJanuary("a", 1, rows(5)), NOW)
                .job();

        // then
        assertThat(((Ended) after).outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(after.accounts().missing())
                .singleElement()
                .satisfies(missing -> assertThat(missing.days())
                        .isEqualTo(Days.of(new DateRange(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31)))));
    }

    @Test
    void shouldEndAtOnceWhenThereIsNothingToAskFor() {
        // when
        var job = aJobOf("a", "b").withNothingToAsk().queued().admit(NOW);

        // then
        assertThat(job.job())
                .isInstanceOfSatisfying(
                        Ended.class, ended -> assertThat(ended.outcome()).isEqualTo(Outcome.COMPLETED));
        assertThat(stateOf("a", job.job())).isEqualTo(new State.UpToDate());
        assertThat(ImportJobFixture.dispatched(job)).isEmpty();
    }

    @Test
    void shouldEndPartialWhenRowsWaitForABudgetAndTakeInWhatComesLater() {
        // given
        var job = aJobOf("a").enriching();

        // when
        var ended = job.report(parked(1, 0, 1), NOW).job();
        var later = ended.report(ImportJobFixture.categorised(2, 1, 0), NOW).job();

        // then
        assertThat(((Ended) ended).outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(StatusDocument.of(ended, 1, null, NOW).message()).contains("budget is used up");
        assertThat(((Ended) later).outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(later.tally().parked()).isNull();
        assertThat(later.tally().categorised()).isEqualTo(1);
    }

    @Test
    void shouldSayThatTheWholeImportWaitsOnlyWhenNothingMoves() {
        // given
        var one = aJobOf("a", "b").running().report(waiting("a", 1), NOW).job();

        // when
        var both = ((Running) one).report(waiting("b", 1), NOW).job();

        // then
        assertThat(StatusDocument.of(one, 1, null, NOW).waiting()).isNull();
        assertThat(StatusDocument.of(both, 1, null, NOW))
                .satisfies(status -> assertThat(status.waiting()).isNotNull())
                .satisfies(status -> assertThat(status.message()).contains("Waits until 1 Mar 09:01 UTC"));
    }

    private static Decision watched(ImportJob job, Instant now) {
        return WatchImports.move(job, TestingLimits.USUAL, NOW, now);
    }
}
